// Reads a JSON body once, within bounds, before any handler: its size, its type, its syntax, its depth.
import type { Context } from 'hono'
import { invalid, messageOf, RosterError } from '../core/errors.ts'

const MAX_BYTES = 1024 * 1024
/** Deeper than any sensible value of `capabilities`; a limit keeps recursive readers safe (CWE-674). */
const MAX_DEPTH = 32

export async function readJsonBody(c: Context): Promise<void> {
  const text = await readText(c)
  if (text === '') return
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!/^application\/([\w.-]+\+)?json$/.test(type))
    throw new RosterError(
      'invalid',
      `The content-type must be application/json; it is ${type ? `"${type}"` : 'missing'}`,
    )
  const value = parse(text)
  checkShape(value)
  c.req.json = async <Body>() => value as Body
}

async function readText(c: Context): Promise<string> {
  const length = c.req.header('content-length')
  if (Number(length) > MAX_BYTES) throw tooLarge()
  return length === undefined ? readChunks(c.req.raw.body) : c.req.text()
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

/** `__proto__` as a key would become a prototype wherever the object is copied (CWE-1321). */
function checkShape(root: unknown): void {
  const open: { value: object; pointer: string; depth: number }[] = []
  const visit = (value: unknown, pointer: string, depth: number) => {
    if (typeof value !== 'object' || value === null) return
    if (depth > MAX_DEPTH) throw invalid(pointer, `must not be nested deeper than ${MAX_DEPTH} levels`)
    open.push({ value, pointer, depth })
  }
  visit(root, '', 1)
  for (let next = open.pop(); next; next = open.pop()) {
    for (const [key, value] of Object.entries(next.value)) {
      const pointer = `${next.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (key === '__proto__') throw invalid(pointer, 'is not a known field')
      visit(value, pointer, next.depth + 1)
    }
  }
}
