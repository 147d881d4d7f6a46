// Small answers of an upstream, asked for with patience: JSON, a range of a file's bytes, and what is told of a file.
import { messageOf, RosterError } from '../../../core/errors.ts'
import { contentRange } from './content-range.ts'
import { beginningOf, bytesOf, type Headers } from './exchange.ts'
import { answeredFailure, thrownFailure } from './failure.ts'
import { fileNameOf } from './file-name.ts'
import { type OnWait, wait } from './gate.ts'
import type { Endpoint, Origin } from './origin.ts'
import type { Followed, Redirects, Wanted } from './redirects.ts'
import { refuse } from './refuse.ts'
import { type Patience, Retry, SHORT } from './retry.ts'

export interface JsonAsk {
  method?: 'GET' | 'POST'
  /** Sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  maxBytes?: number
}

export interface JsonAnswer {
  status: number
  headers: Headers
  /** null where the body is no JSON: an error page, or nothing. */
  json: unknown
}

/** What an upstream tells of a file before it is fetched. */
export interface Probe {
  size: number | null
  /** The name that the answer gives it. */
  name: string | null
  contentType: string | null
  etag: string | null
  acceptsRanges: boolean
  /** Headers of the redirects on the way: "x-linked-etag", "x-repo-commit". */
  linked: Headers
}

export interface Asking {
  redirects: Redirects
  stallMs: number
  retryBaseMs: number
  /** As long as a person who waits for the answer would have it, unless this says otherwise. */
  patience?: Omit<Patience, 'baseMs'> | undefined
  onWait?: OnWait | undefined
}

const LARGEST_JSON = 64 * 1024 * 1024
const NEVER = new AbortController().signal

/** Any status below 500 but 429 is an answer. @throws RosterError upstream, network, rate_limited, blocked_address */
export async function readJson(asking: Asking, endpoint: Endpoint, ask: JsonAsk = {}): Promise<JsonAnswer> {
  const { method = 'GET', body, signal = NEVER, maxBytes = LARGEST_JSON } = ask
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...ask.headers,
  }
  const wanted = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }
  return patiently(asking, endpoint, signal, wanted, async (reply) => {
    const bytes = await bytesOf(reply, maxBytes, reply.url.host)
    return { status: reply.status, headers: reply.headers, json: parsed(bytes, reply) }
  })
}

function parsed(bytes: Buffer, { status, url }: Followed): unknown {
  if (bytes.length === 0) return null
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (status >= 300) return null
    throw new RosterError('upstream', `${url.host} answered something that is no JSON (${messageOf(error)})`)
  }
}

/** Bytes of a file, fewer where it ends before. */
export async function readRange(
  asking: Asking,
  origin: Origin,
  offset: number,
  length: number,
  signal: AbortSignal = NEVER,
): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0)
  const wanted: Partial<Wanted> = { headers: { range: `bytes=${offset}-${offset + length - 1}` } }
  return patiently(asking, origin, signal, wanted, async (reply, again) => {
    if (reply.status === 416) {
      reply.body.drop()
      return Buffer.alloc(0)
    }
    if (reply.status !== 200 && reply.status !== 206) return again(await refuse(origin, reply))
    const start = contentRange(reply.headers)?.start ?? 0
    if (start !== offset && start !== 0)
      throw new RosterError('upstream', `${reply.url.host} sent other bytes than it was asked for`)
    return await takeBytes(reply, offset - start, length)
  })
}

/** Skips, takes, and leaves the rest: a host without ranges sends everything. */
async function takeBytes({ body, url }: Followed, skip: number, length: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let seen = 0
  const enough = new RosterError('network', `${url.host} sent more than was asked for`)
  const poured = body.pour((chunk) => {
    chunks.push(chunk.subarray(Math.max(0, skip - seen), Math.max(0, skip + length - seen)))
    seen += chunk.length
    if (seen > skip + length) body.drop(enough)
    return true
  })
  await poured.catch((error: unknown) => {
    if (error !== enough) throw error
  })
  return Buffer.concat(chunks)
}

/** Asked with a GET of one byte: a HEAD is refused by hosts that would send the file. */
export async function probe(asking: Asking, origin: Origin, signal: AbortSignal = NEVER): Promise<Probe> {
  return patiently(asking, origin, signal, { headers: { range: 'bytes=0-0' } }, async (reply, again) => {
    const { status, headers, linked, url } = reply
    if (status !== 200 && status !== 206 && status !== 416) return again(await refuse(origin, reply))
    reply.body.drop()
    const range = contentRange(headers)
    const length = status === 200 && !headers['content-encoding'] ? headers['content-length'] : undefined
    const told = range?.total ?? Number(linked['x-linked-size'] ?? length ?? Number.NaN)
    return {
      size: Number.isSafeInteger(told) ? told : null,
      name: fileNameOf(headers, url),
      contentType: headers['content-type'] ?? null,
      etag: headers.etag ?? null,
      acceptsRanges: range?.start === 0,
      linked,
    }
  })
}

type Read<Result> = (
  reply: Followed,
  again: (refusal: { anonymous: boolean; error: Error }) => Promise<Result>,
) => Promise<Result>

/** Tries until there is an answer that `read` takes. */
export async function patiently<Result>(
  asking: Asking,
  endpoint: Endpoint,
  signal: AbortSignal,
  wanted: Partial<Wanted>,
  read: Read<Result>,
  patience: Omit<Patience, 'baseMs'> = asking.patience ?? SHORT,
): Promise<Result> {
  const { redirects, stallMs, retryBaseMs, onWait } = asking
  const retry = new Retry({ ...patience, baseMs: retryBaseMs })
  const { longestWaitMs } = patience
  const whole: Wanted = { method: 'GET', body: undefined, signal, stallMs, longestWaitMs, onWait, ...wanted }
  for (;;) {
    try {
      const reply = await redirects.follow(endpoint, whole)
      const failure = answeredFailure(reply.status, reply.headers, reply.url.host)
      if (failure) {
        await beginningOf(reply, 4096)
        throw failure
      }
      return await read(reply, ({ anonymous, error }) => {
        if (!anonymous) throw error
        return patiently(asking, { ...endpoint, authorization: undefined }, signal, wanted, read)
      })
    } catch (error) {
      signal.throwIfAborted()
      const failure = thrownFailure(error, endpoint.url.host)
      await wait(retry.pause(failure), signal, onWait)
    }
  }
}
