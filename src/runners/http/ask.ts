// The one `fetch` that the clients of all providers are given: asks once, within bounds, and says what went wrong.
import type { Agent } from 'undici'
import { RunnerError } from '../error.ts'
import { type Asked, answeredFailure, brokenFailure } from './failure.ts'

/** `json`: read whole, and JSON. `stream`: handed on as it comes. `bytes`: read whole. */
export type Expected = 'json' | 'stream' | 'bytes'

export interface Asking extends Omit<Asked, 'isWrite'> {
  expected: Expected
  signal: AbortSignal
  /** Bytes of an answer that is read whole. */
  most?: number
}

/** Pictures come as base64 in JSON: more than this is no answer that somebody asked for. */
export const LARGEST_ANSWER = 256 * 1024 * 1024
const LONGEST_REASON = 64 * 1024
const CONNECT_TIMEOUT_MS = 10_000

let agent: Agent | undefined

/** Loaded when needed: a server that asks nobody stays small. */
async function http() {
  const { Agent, fetch, Response } = await import('undici')
  // A model may think for longer than undici waits: the signal of the attempt alone ends a request.
  agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: CONNECT_TIMEOUT_MS } })
  // The clients look into an answer more closely than the light one that a server gives under the global name allows.
  return { agent, fetch, WholeResponse: Response as unknown as typeof globalThis.Response }
}

/**
 * Runs a client's call with a `fetch` that never lets it try again by itself: each client would, the one of Replicate
 * also after a reset connection, which pays twice.
 * @throws RunnerError; the signal's reason once it has ended.
 */
export async function askOnce<Result>(asking: Asking, call: (fetch: typeof globalThis.fetch) => Promise<Result>) {
  let failure: RunnerError | undefined
  const { WholeResponse } = await http()
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const asked = { ...asking, isWrite: init.method?.toUpperCase() === 'POST' }
    try {
      return await answerOf(asked, String(input), init)
    } catch (error) {
      failure = brokenFailure(asked, error)
      // An answer that no client tries again; what it makes of it is not looked at.
      return new WholeResponse(null, { status: 400 })
    }
  }
  try {
    const result = await call(fetch)
    if (failure) throw failure
    return result
  } catch (error) {
    asking.signal.throwIfAborted()
    throw failure ?? brokenFailure({ ...asking, isWrite: true }, error)
  }
}

type AskedNow = Asking & Asked

async function answerOf(asked: AskedNow, url: string, init: RequestInit): Promise<Response> {
  // A key goes to the address that it was given for: a redirect is not followed.
  const { agent: dispatcher, fetch, WholeResponse } = await http()
  // The same interface; TypeScript knows it from two releases of one library.
  const given = init as unknown as NonNullable<Parameters<typeof fetch>[1]>
  const answered = await fetch(url, { ...given, signal: asked.signal, redirect: 'manual', dispatcher })
  const response = answered as unknown as Response
  if (!response.ok) {
    const text = (await readAtMost(response, LONGEST_REASON, asked, 'cut')).toString('utf8')
    const retryAfterSeconds = askedWait(response.headers)
    throw answeredFailure(asked, { status: response.status, retryAfterSeconds, text })
  }
  if (asked.expected === 'stream') return streamed(response, asked)
  const bytes = await readAtMost(response, asked.most ?? LARGEST_ANSWER, asked, 'refuse')
  if (asked.expected === 'json') checkJson(bytes, response, asked)
  return new WholeResponse(new Uint8Array(bytes), { status: response.status, headers: kept(response.headers) })
}

/** Lengths and encodings are those of the wire. */
const kept = (headers: Headers): [string, string][] =>
  [...headers].filter(([name]) => !/^(content-(length|encoding)|transfer-encoding)$/.test(name))

function checkJson(bytes: Buffer, { headers }: Response, asked: AskedNow): void {
  try {
    JSON.parse(bytes.toString('utf8'))
  } catch {
    const type = headers.get('content-type')?.split(';', 1)[0] ?? 'no type'
    throw wrongShape(asked, bytes.length === 0 ? 'nothing' : `something that is no JSON (${type})`)
  }
}

function streamed(response: Response, asked: AskedNow): Response {
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) return response
  void response.body?.cancel()
  throw wrongShape(asked, `${type.split(';', 1)[0] || 'no type'} instead of events`)
}

/** It answered, and with something else than it promises. It has worked, so that to ask again may pay twice. */
export const wrongShape = ({ name }: Pick<Asked, 'name'>, what: string): RunnerError =>
  new RunnerError('upstream', `${name} answered with ${what}; that is its fault`, { mayHaveBegun: true })

async function readAtMost(
  response: Response,
  most: number,
  { name }: Asked,
  beyond: 'cut' | 'refuse',
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    length += chunk.byteLength
    if (length <= most) continue
    if (beyond === 'cut') break
    throw new RunnerError('too_large', `${name} answered with more than ${most / 2 ** 20} MiB`, { mayHaveBegun: true })
  }
  return Buffer.concat(chunks)
}

/** Retry-After in seconds or as a date (RFC 9110); `retry-after-ms` is what OpenAI and others send beside it. */
export function askedWait(headers: Pick<Headers, 'get'>): number | undefined {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (milliseconds >= 0) return milliseconds / 1000
  const text = headers.get('retry-after')
  if (text === null) return undefined
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}
