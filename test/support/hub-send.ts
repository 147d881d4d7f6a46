// Sends content as a storage server does, ranges included, with one of the faults that real ones have.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Content } from './hub-content.ts'

/** What goes wrong with a request. Byte counts are of the answer's body, `flip` is an offset into the file. */
export type Fault =
  | { kind: 'cut'; after: number }
  | { kind: 'stall'; after: number }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'flip'; at: number }
  | { kind: 'html' }
  | { kind: 'json' }
  | { kind: 'status'; status: number; headers?: OutgoingHttpHeaders; body?: string }
  | { kind: 'rate-limit'; seconds: number; header?: 'RateLimit' | 'Retry-After' | 'Retry-After date' | 'none' }
  | { kind: 'redirect'; to: string }
  | { kind: 'loop' }
  | { kind: 'hops'; left: number }
  | { kind: 'headers'; bytes: number }
  | RangeFault

/** What goes wrong with the range or the size of an answer. */
type RangeFault =
  /** 200 and the whole file, whatever was asked. */
  | { kind: 'whole' }
  /** 206 from another place than was asked for, and it says so. */
  | { kind: 'other-start'; by: number }
  /** The right bytes, but 200 with a Content-Range. */
  | { kind: 'range-200' }
  /** 206 without a word about which bytes. */
  | { kind: 'no-content-range' }
  | { kind: 'gzip' }
  /** No Content-Length. */
  | { kind: 'chunked' }
  /** So many bytes fewer (or, below zero, more) than the file has, in the body and in all that is said of it. */
  | { kind: 'shorter'; by: number }
  /** Chunked, and so many bytes fewer or more: nothing tells but the count. */
  | { kind: 'chunked-shorter'; by: number }
  | { kind: 'not-satisfiable' }

/** Writes in a second of a server that is slow. */
const SLOW_STEPS = 10
const LOGIN_PAGE = '<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in</body></html>'
const REFUSAL = '{"error":"Unauthorized","message":"The creator of this asset requires you to be logged in"}'

/** Answers a fault that needs no content; false where the request goes on. */
export function sendFault(request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): boolean {
  if (fault?.kind === 'html') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': LOGIN_PAGE.length })
    response.end(LOGIN_PAGE)
  } else if (fault?.kind === 'json') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': REFUSAL.length }).end(REFUSAL)
  } else if (fault?.kind === 'status') {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? 'Internal Server Error')
  } else if (fault?.kind === 'rate-limit') {
    response.writeHead(429, limitHeaders(fault)).end('{"error":"Too many requests"}')
  } else if (fault?.kind === 'redirect') {
    response.writeHead(302, { Location: fault.to }).end()
  } else if (fault?.kind === 'loop') {
    response.writeHead(302, { Location: request.url }).end()
  } else if (fault?.kind === 'hops' && fault.left > 0) {
    fault.left--
    response.writeHead(307, { Location: request.url }).end()
  } else if (fault?.kind === 'headers') {
    response.writeHead(200, { 'X-Large': 'x'.repeat(fault.bytes) }).end()
  } else return false
  return true
}

function limitHeaders({ seconds, header = 'RateLimit' }: Fault & { kind: 'rate-limit' }): OutgoingHttpHeaders {
  if (header === 'none') return {}
  if (header === 'Retry-After') return { 'Retry-After': seconds }
  if (header === 'Retry-After date') return { 'Retry-After': new Date(Date.now() + seconds * 1000).toUTCString() }
  return {
    RateLimit: `"resolvers";r=0;t=${seconds}`,
    'RateLimit-Policy': '"fixed window";"resolvers";q=5000;w=300',
  }
}

interface Sending {
  content: Content
  etag: string
  headers?: OutgoingHttpHeaders
  fault: Fault | undefined
  /** Told of bytes as they leave. */
  sent?: ((bytes: number) => void) | undefined
}

export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  { content, etag, headers, fault, sent }: Sending,
): Promise<void> {
  const common = { 'Accept-Ranges': 'bytes', ETag: etag, 'Content-Type': 'binary/octet-stream', ...headers }
  const shorter = fault?.kind === 'shorter' ? fault.by : 0
  const size = content.size - shorter
  const ifRange = request.headers['if-range']
  const isWhole = fault?.kind === 'whole' || fault?.kind === 'gzip' || (ifRange && ifRange !== etag)
  const range = isWhole ? undefined : rangeOf(request.headers.range, size)
  if (range === 'outside' || fault?.kind === 'not-satisfiable') {
    response.writeHead(416, { ...common, 'Content-Range': `bytes */${size}` }).end()
    return
  }
  if (fault?.kind === 'gzip') return sendPacked(response, content, common)
  const moved = range && fault?.kind === 'other-start' ? fault.by : 0
  const { start, end } = range ? { start: range.start + moved, end: range.end } : { start: 0, end: size }
  const isChunked = fault?.kind === 'chunked' || fault?.kind === 'chunked-shorter'
  const saysRange = range && fault?.kind !== 'no-content-range'
  response.writeHead(range && fault?.kind !== 'range-200' ? 206 : 200, {
    ...common,
    ...(!isChunked && { 'Content-Length': end - start }),
    ...(saysRange && { 'Content-Range': `bytes ${start}-${end - 1}/${size}` }),
  })
  const missing = fault?.kind === 'chunked-shorter' ? fault.by : 0
  if (request.method === 'HEAD') response.end()
  else await sendBody(response, content, { start, end: end - missing, fault, sent })
}

async function sendPacked(response: ServerResponse, content: Content, headers: OutgoingHttpHeaders): Promise<void> {
  const packed = gzipSync(Buffer.concat([...content.slices(0, content.size)]))
  response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': packed.length }).end(packed)
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || match[0] === 'bytes=-') return undefined
  const [, first = '', last = ''] = match
  if (first === '') return { start: Math.max(0, size - Number(last)), end: size }
  const start = Number(first)
  return start >= size ? 'outside' : { start, end: last === '' ? size : Math.min(size, Number(last) + 1) }
}

async function sendBody(
  response: ServerResponse,
  content: Content,
  { start, end, fault, sent }: Pick<Sending, 'fault' | 'sent'> & { start: number; end: number },
): Promise<void> {
  const stop = fault?.kind === 'cut' || fault?.kind === 'stall' ? Math.min(end, start + fault.after) : end
  let offset = start
  const most = fault?.kind === 'slow' ? Math.ceil(fault.bytesPerSecond / SLOW_STEPS) : undefined
  for (const slice of cut(padded(content, start, stop), most)) {
    if (fault?.kind === 'slow') await sleep((slice.length / fault.bytesPerSecond) * 1000)
    if (response.destroyed) return
    const isTaken = response.write(fault?.kind === 'flip' ? flipped(slice, fault.at - offset) : slice)
    if (!isTaken) await drained(response)
    offset += slice.length
    sent?.(slice.length)
  }
  // What was written must arrive before the connection goes: a cut is not a refusal.
  if (fault?.kind === 'cut' && stop < end) setTimeout(() => response.destroy(), 20)
  else if (fault?.kind !== 'stall') response.end()
}

function* cut(slices: Iterable<Buffer>, most = Number.POSITIVE_INFINITY): Generator<Buffer> {
  for (const slice of slices)
    for (let from = 0; from < slice.length; from += most) yield slice.subarray(from, from + most)
}

/** A file that is longer than it should be ends in zeros. */
function* padded(content: Content, start: number, end: number): Generator<Buffer> {
  yield* content.slices(start, Math.min(end, content.size))
  if (end > content.size) yield Buffer.alloc(end - Math.max(start, content.size))
}

/** Also when the reader has gone. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })

function flipped(slice: Buffer, place: number): Buffer {
  const copy = Buffer.from(slice)
  const byte = copy[place]
  if (byte !== undefined) copy[place] = byte ^ 1
  return copy
}
