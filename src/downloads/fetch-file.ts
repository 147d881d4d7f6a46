// Brings one file into a hidden partial beside its place, and proves it: size, hash, header, and that the disk has it.
import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { RosterError } from '../core/errors.ts'
import { diskError } from '../library/index.ts'
import { networkError } from './errors.ts'
import { checkFirstBytes, checkHeader } from './model-file.ts'
import type { PlannedFile } from './sources/plan.ts'
import type { Answered } from './sources/redirects.ts'
import type { Watchdog } from './watchdog.ts'

export type OpenFile = (path: string, flags: string) => Promise<Pick<FileHandle, 'write' | 'read' | 'sync' | 'close'>>

export interface Fetching {
  file: PlannedFile
  partial: string
  openUpstream: () => Promise<Answered>
  watchdog: Watchdog
  onBytes: (bytesSoFar: number) => void
  openFile?: OpenFile | undefined
}

export interface Fetched {
  size: number
  sha256: string
  /** Whether a hash that the upstream or the catalog tells was the file's own. */
  isProven: boolean
}

// Fewer and larger writes: 64 KiB at a time is a third slower.
const WRITE_BYTES = 1_048_576

/** On any failure the partial is removed. */
export async function fetchFile(fetching: Fetching): Promise<Fetched> {
  const { partial, openFile = open, openUpstream } = fetching
  const answer = await openUpstream()
  try {
    const handle = await openFile(partial, 'wx+')
    try {
      const fetched = await receive(fetching, answer, handle)
      await checkHeader(fetching.file.path, handle, fetched.size)
      await handle.sync()
      return fetched
    } finally {
      await handle.close()
    }
  } catch (error) {
    answer.body.destroy()
    await rm(partial, { force: true })
    throw diskError(networkError(error, answer.url.host), partial)
  }
}

async function receive(fetching: Fetching, answer: Answered, handle: Awaited<ReturnType<OpenFile>>): Promise<Fetched> {
  const { file, watchdog, onBytes } = fetching
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    throw new RosterError('upstream', `${answer.url.host} packs its answer (${encoding}) though it was asked not to`)
  const size = expectedSize(file, answer)
  const sha256 = createHash('sha256')
  const git = file.size === null ? undefined : createHash('sha1').update(`blob ${file.size}\0`)
  const batch = new Batch(handle)
  let received = 0
  const chunks: AsyncIterator<Buffer> = answer.body[Symbol.asyncIterator]()
  for (;;) {
    const { done, value } = await watchdog.wait(() => chunks.next())
    if (done) break
    if (received === 0) checkFirstBytes(file.path, value, answer.headers['content-type'])
    received += value.length
    if (size !== null && received > size) break
    sha256.update(value)
    git?.update(value)
    await batch.add(value)
    onBytes(received)
  }
  await batch.flush()
  watchdog.signal.throwIfAborted()
  if (size !== null && received !== size)
    throw new RosterError(
      'size_mismatch',
      `${file.path} has ${size} bytes upstream, and ${received} arrived; try again`,
    )
  const digests = { sha256: sha256.digest('hex'), git: git?.digest('hex') }
  return { size: received, sha256: digests.sha256, isProven: isProven(file, expectedHash(file, answer), digests) }
}

/** The plan knows it; else the hub says it on its redirect, and storage with its answer. */
function expectedSize(file: PlannedFile, { headers, linked }: Answered): number | null {
  const told = Number(linked['x-linked-size'] ?? headers['x-linked-size'] ?? headers['content-length'] ?? Number.NaN)
  return file.size ?? (Number.isSafeInteger(told) ? told : null)
}

function expectedHash(file: PlannedFile, { linked }: Answered): PlannedFile['hash'] {
  const etag = linked['x-linked-etag']?.replace(/^W\/|"/g, '') ?? ''
  return file.hash ?? (/^[0-9a-f]{64}$/.test(etag) ? { algorithm: 'sha256', hex: etag } : null)
}

function isProven(
  { path }: PlannedFile,
  expected: PlannedFile['hash'],
  digests: { sha256: string; git: string | undefined },
): boolean {
  if (expected === null) return false
  const actual = digests[expected.algorithm]
  if (actual === expected.hex) return true
  throw new RosterError(
    'hash_mismatch',
    `${path} arrived with the hash ${actual} instead of ${expected.hex}; try again`,
  )
}

class Batch {
  readonly #handle: Awaited<ReturnType<OpenFile>>
  #chunks: Buffer[] = []
  #bytes = 0

  constructor(handle: Awaited<ReturnType<OpenFile>>) {
    this.#handle = handle
  }

  async add(chunk: Buffer): Promise<void> {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    if (this.#bytes >= WRITE_BYTES) await this.flush()
  }

  async flush(): Promise<void> {
    const whole = Buffer.concat(this.#chunks)
    this.#chunks = []
    this.#bytes = 0
    for (let written = 0; written < whole.length; ) {
      written += (await this.#handle.write(whole, written)).bytesWritten
    }
  }
}
