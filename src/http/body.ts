// Reads a JSON body once, within bounds, before any handler: its size, its type, its syntax, its depth.
import type { IncomingMessage } from 'node:http'
import { invalid, messageOf, pointerOf, RosterError } from '../core/errors.ts'
import { isStorable, NOT_STORABLE } from '../core/schema.ts'
import { headerOf } from './header.ts'

const MAX_BYTES = 1024 * 1024
/** Leaves out a byte order mark, which JSON does not have. */
const DECODER = new TextDecoder()
/** Deeper than any sensible value of `capabilities`; a limit keeps recursive readers safe (CWE-674). */
const MAX_DEPTH = 32
/** JSON can write numbers that no computer can keep, such as 1e400. */
const TOO_LARGE_A_NUMBER = 'must be a number that is not larger than any'

/** @throws RosterError `invalid` or `too_large`. An empty body is like `{}`. */
export async function readJsonBody(request: Request, incoming: IncomingMessage | undefined): Promise<unknown> {
  if (Number(headerOf(request, incoming, 'content-length')) > MAX_BYTES) throw tooLarge()
  const text = DECODER.decode(await (incoming ? readSocket(incoming) : readStream(request.body)))
  return text === '' ? {} : readJson(headerOf(request, incoming, 'content-type'), text)
}

function readJson(contentType: string | undefined, text: string): unknown {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!/^application\/([\w.-]+\+)?json$/.test(type))
    throw new RosterError(
      'invalid',
      `The content-type must be application/json; it is ${type ? `"${type}"` : 'missing'}`,
    )
  const value = parse(text)
  checkShape(value)
  return value
}

/** Straight from Node: a web stream around it takes longer than all that is done with a small body. */
function readSocket(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const take = (chunk: Buffer) => {
      bytes += chunk.byteLength
      chunks.push(chunk)
      if (bytes <= MAX_BYTES) return
      incoming.off('data', take).pause()
      reject(tooLarge())
    }
    incoming.on('data', take)
    incoming.once('end', () => resolve(wholeOf(chunks)))
    incoming.once('error', (cause) => reject(new RosterError('invalid', 'The body broke off', { cause })))
  })
}

/** A chunked body does not say how long it is. */
async function readStream(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return wholeOf(chunks)
}

const wholeOf = (chunks: Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)

const tooLarge = () => new RosterError('too_large', 'The body is larger than 1 MiB')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RosterError('invalid', `The body is not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/** Refuses what no database can keep. `__proto__` as a key would become a prototype where it is copied (CWE-1321). */
function checkShape(root: unknown): void {
  const fault = faultIn(root, 1)
  if (fault) throw invalid(pointerOf(fault.path), fault.detail)
}

interface Fault {
  path: string[]
  detail: string
}

/** Where it lies is worked out on the way back, for nearly every body has none. */
function faultIn(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { path: [], detail: NOT_STORABLE }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path: [], detail: TOO_LARGE_A_NUMBER }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > MAX_DEPTH) return { path: [], detail: `must not be nested deeper than ${MAX_DEPTH} levels` }
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultOfKey(key) ?? faultIn(inner, depth + 1)
    if (fault) return { ...fault, path: [key, ...fault.path] }
  }
  return undefined
}

function faultOfKey(key: string): Fault | undefined {
  if (key === '__proto__') return { path: [], detail: 'is not a known field' }
  return isStorable(key) ? undefined : { path: [], detail: NOT_STORABLE }
}
