// Reads a JSON body once, within bounds, before any handler: its size, its type, its syntax, its depth.
import { invalid, messageOf, pointerOf, RosterError } from '../core/errors.ts'
import { isStorable, NOT_STORABLE } from '../core/schema.ts'

const MAX_BYTES = 1024 * 1024
/** Deeper than any sensible value of `capabilities`; a limit keeps recursive readers safe (CWE-674). */
const MAX_DEPTH = 32
/** JSON can write numbers that no computer can keep, such as 1e400. */
const TOO_LARGE_A_NUMBER = 'must be a number that is not larger than any'

/** @throws RosterError `invalid` or `too_large`. An empty body is like `{}`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const text = await readText(request)
  return text === '' ? {} : readJson(request, text)
}

function readJson(request: Request, text: string): unknown {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!/^application\/([\w.-]+\+)?json$/.test(type))
    throw new RosterError(
      'invalid',
      `The content-type must be application/json; it is ${type ? `"${type}"` : 'missing'}`,
    )
  const value = parse(text)
  checkShape(value)
  return value
}

function readText(request: Request): Promise<string> {
  const length = request.headers.get('content-length')
  if (Number(length) > MAX_BYTES) throw tooLarge()
  return length === null ? readChunks(request.body) : request.text()
}

/** A chunked body does not say how long it is. */
async function readChunks(stream: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!stream) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

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
