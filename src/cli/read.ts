// Reads what the user points at: a file, standard input, or an address. The server never fetches for us.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { messageOf } from '../core/errors.ts'
import { isLoopback } from './connection.ts'
import { Failure, UsageError } from './failure.ts'

const FETCH_TIMEOUT_MS = 60_000
/** What the server takes at most; more would only be read to be refused. */
const MAX_BYTES = 64 * 1024 * 1024

/** @param name a path, or `-` for standard input. */
export async function readText(name: string): Promise<string> {
  if (name === '-') return text(process.stdin)
  return readFile(name, 'utf8').catch((error: unknown) => {
    throw new Failure(`Cannot read ${name}: ${reasonOf(error)}`)
  })
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES') return 'permission denied'
  return messageOf(error)
}

/** The same, or what lies at an address. */
export const readTextOrUrl = (name: string): Promise<string> =>
  /^[a-z][a-z0-9+.-]+:\/\//i.test(name) ? fetchText(name) : readText(name)

async function fetchText(url: string): Promise<string> {
  if (!isSafe(url)) throw new UsageError(`${url} must be an https address, or http on this machine`)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`)
    if (!isSafe(response.url)) throw new Error('it leads to an address without https')
    return await boundedText(response)
  } catch (error) {
    const cause = error instanceof Error && error.cause ? `: ${messageOf(error.cause)}` : ''
    throw new Failure(`Cannot fetch ${url}: ${messageOf(error)}${cause}`)
  }
}

const isSafe = (url: string): boolean => {
  const protocol = URL.parse(url)?.protocol
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw new Error('it is larger than 64 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
