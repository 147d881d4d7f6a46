// Reads a JSON body once, within bounds, before any handler: its size, its type, its syntax, its depth.
import type { IncomingMessage } from 'node:http'
import { invalidFields, messageOf, RosterError } from '../core/errors.ts'
import { isStorable, NOT_STORABLE } from '../core/schema.ts'
import { headerOf } from './header.ts'

export const MEBIBYTE = 1024 * 1024
/** Leaves out a byte order mark, which JSON does not have. */
const DECODER = new TextDecoder()
/** Deeper than any sensible value of `capabilities`; a limit keeps recursive readers safe (CWE-674). */
const MAX_DEPTH = 32
/** JSON can write numbers that no computer can keep, such as 1e400. */
const TOO_LARGE_A_NUMBER = 'must be a number that is not larger than any'

/** @param most bytes. @throws RosterError `invalid` or `too_large`. An empty body is like `{}`. */
export async function readJsonBody(
  request: Request,
  incoming: IncomingMessage | undefined,
  most: number,
): Promise<unknown> {
  if (Number(headerOf(request, incoming, 'content-length')) > most) throw tooLarge(most)
  const text = DECODER.decode(await (incoming ? readSocket(incoming, most) : readStream(request.body, most)))
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
function readSocket(incoming: IncomingMessage, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const take = (chunk: Buffer) => {
      bytes += chunk.byteLength
      chunks.push(chunk)
      if (bytes <= most) return
      incoming.off('data', take).pause()
      reject(tooLarge(most))
    }
    incoming.on('data', take)
    incoming.once('end', () => resolve(wholeOf(chunks)))
    incoming.once('error', (cause) => reject(new RosterError('invalid', 'The body broke off', { cause })))
  })
}

/** A chunked body does not say how long it is. */
async function readStream(stream: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength
    if (bytes > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return wholeOf(chunks)
}

const wholeOf = (chunks: Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)

const tooLarge = (most: number) => new RosterError('too_large', `The body is larger than ${most / MEBIBYTE} MiB`)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RosterError('invalid', `The body is not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/** More are not told: whoever sent so many has sent something else than they meant. */
const FAULTS_TOLD = 50

/** Refuses what no database can keep. `__proto__` as a key would become a prototype where it is copied (CWE-1321). */
function checkShape(root: unknown): void {
  const faults: Fault[] = []
  findFaults(root, [], faults)
  if (faults.length === 0) return
  const errors = faults.map(({ path, detail }) => ({ code: 'custom', path, message: detail }))
  throw invalidFields(errors, 'The body')
}

interface Fault {
  path: string[]
  detail: string
}

/** @param path to the value; it is the same list all the way, for nearly every body has no fault. */
function findFaults(value: unknown, path: string[], faults: Fault[]): void {
  if (faults.length >= FAULTS_TOLD) return
  const detail = faultOf(value, path.length)
  if (detail) faults.push({ path: [...path], detail })
  if (detail || typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    path.push(key)
    const ofKey = faultOfKey(key)
    if (ofKey) faults.push({ path: [...path], detail: ofKey })
    else findFaults(inner, path, faults)
    path.pop()
  }
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : NOT_STORABLE
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : TOO_LARGE_A_NUMBER
  const isTooDeep = typeof value === 'object' && value !== null && depth >= MAX_DEPTH
  return isTooDeep ? `must not be nested deeper than ${MAX_DEPTH} levels` : undefined
}

function faultOfKey(key: string): string | undefined {
  if (key === '__proto__') return 'is not a known field'
  return isStorable(key) ? undefined : NOT_STORABLE
}
