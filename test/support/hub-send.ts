// Sends content as a storage server does, ranges included, with one of the faults that real ones have.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Content } from './hub-content.ts'

/** What goes wrong with a request. Byte counts are of the answer's body, `flip` is an offset into the file. */
export type Fault =
  | { kind: 'cut'; after: number }
  | { kind: 'stall'; after: number }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'flip'; at: number }
  | { kind: 'html' }
  | { kind: 'status'; status: number; headers?: OutgoingHttpHeaders; body?: string }
  | { kind: 'rate-limit'; seconds: number; header?: 'RateLimit' | 'Retry-After' }

const LOGIN_PAGE = '<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in</body></html>'

/** Answers a fault that needs no content; false where the request goes on. */
export function sendFault(response: ServerResponse, fault: Fault | undefined): boolean {
  if (fault?.kind === 'html') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': LOGIN_PAGE.length })
    response.end(LOGIN_PAGE)
  } else if (fault?.kind === 'status') {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? 'Internal Server Error')
  } else if (fault?.kind === 'rate-limit') {
    const byName = fault.header === 'Retry-After'
    const headers = byName
      ? { 'Retry-After': fault.seconds }
      : {
          RateLimit: `"resolvers";r=0;t=${fault.seconds}`,
          'RateLimit-Policy': '"fixed window";"resolvers";q=5000;w=300',
        }
    response.writeHead(429, headers).end('{"error":"Too many requests"}')
  } else return false
  return true
}

interface Sending {
  content: Content
  etag: string
  headers?: OutgoingHttpHeaders
  fault: Fault | undefined
}

export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  { content, etag, headers, fault }: Sending,
): Promise<void> {
  const common = { 'Accept-Ranges': 'bytes', ETag: etag, 'Content-Type': 'binary/octet-stream', ...headers }
  const ifRange = request.headers['if-range']
  const range = ifRange && ifRange !== etag ? undefined : rangeOf(request.headers.range, content.size)
  if (range === 'outside') {
    response.writeHead(416, { ...common, 'Content-Range': `bytes */${content.size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: content.size }
  response.writeHead(range ? 206 : 200, {
    ...common,
    'Content-Length': end - start,
    ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${content.size}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await sendBody(response, content, start, end, fault)
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
  start: number,
  end: number,
  fault: Fault | undefined,
): Promise<void> {
  const stop = fault?.kind === 'cut' || fault?.kind === 'stall' ? Math.min(end, start + fault.after) : end
  let offset = start
  for (const slice of content.slices(start, stop)) {
    if (fault?.kind === 'slow') await sleep((slice.length / fault.bytesPerSecond) * 1000)
    if (response.destroyed) return
    const isTaken = response.write(fault?.kind === 'flip' ? flipped(slice, fault.at - offset) : slice)
    if (!isTaken) await drained(response)
    offset += slice.length
  }
  // What was written must arrive before the connection goes: a cut is not a refusal.
  if (fault?.kind === 'cut') setTimeout(() => response.destroy(), 20)
  else if (fault?.kind !== 'stall') response.end()
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
