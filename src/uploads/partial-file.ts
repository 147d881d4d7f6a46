// A file on its way: bytes go to a hidden file in large writes while their SHA-256 is taken.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

/** What the network hands over is small; a disk and the thread pool want less calls. */
const BLOCK_BYTES = 1024 * 1024

export type OpenFile = (path: string, flags: string) => Promise<FileHandle>

/** Where a partial stands, so that it can be put back there. */
interface Mark {
  size: number
  hash: Hash
}

export class PartialFile {
  readonly path: string
  readonly #handle: FileHandle
  #hash: Hash
  #size: number
  /** Bytes that are on their way to the disk but not handed to it yet. */
  #pending: Buffer[] = []
  #pendingBytes = 0
  #writing: Promise<unknown> = Promise.resolve()
  /** Bytes that the disk was handed. */
  #written: number

  private constructor(path: string, handle: FileHandle, hash: Hash, size: number) {
    this.path = path
    this.#handle = handle
    this.#hash = hash
    this.#size = size
    this.#written = size
  }

  /** A new one. @throws where a file of that name is there. */
  static async create(path: string, openFile: OpenFile = open): Promise<PartialFile> {
    return new PartialFile(path, await openFile(path, 'wx+'), createHash('sha256'), 0)
  }

  /** One that was left at `size`; what is behind that may not have reached the disk and is cut off. */
  static async reopen(path: string, size: number, openFile: OpenFile = open): Promise<PartialFile> {
    const handle = await openFile(path, 'r+')
    try {
      const found = (await handle.stat()).size
      if (found < size) throw new Error(`${path} has ${found} bytes and should have ${size}`)
      await handle.truncate(size)
      const hash = createHash('sha256')
      if (size > 0) for await (const chunk of createReadStream(path, { highWaterMark: BLOCK_BYTES })) hash.update(chunk)
      return new PartialFile(path, handle, hash, size)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Bytes that have arrived, those on their way to the disk included. */
  get size(): number {
    return this.#size
  }

  /** Resolves once there is room for more. @throws what the disk said of an earlier write. */
  async write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk)
    this.#pending.push(chunk)
    this.#pendingBytes += chunk.length
    this.#size += chunk.length
    if (this.#pendingBytes < BLOCK_BYTES) return
    await this.#writing
    this.#flush()
  }

  /** Everything that has arrived is handed to the disk. */
  async settle(): Promise<void> {
    await this.#writing
    this.#flush()
    await this.#writing
  }

  /** What the disk was handed before will still be there after a power cut. Returns how much that is. */
  async sync(): Promise<number> {
    const size = this.#written
    await this.#handle.datasync()
    return size
  }

  read(offset: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length)
    return this.#handle.read(buffer, 0, length, offset).then(({ bytesRead }) => buffer.subarray(0, bytesRead))
  }

  /** Of everything that has arrived. */
  sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  mark(): Mark {
    return { size: this.#size, hash: this.#hash.copy() }
  }

  /** As if what came after the mark had never arrived. */
  async returnTo({ size, hash }: Mark): Promise<void> {
    await this.#writing.catch(() => undefined)
    this.#pending = []
    this.#pendingBytes = 0
    this.#writing = Promise.resolve()
    await this.#handle.truncate(size)
    this.#size = size
    this.#written = size
    this.#hash = hash
  }

  async close(): Promise<void> {
    // Whoever wanted to know whether it was written has asked by settle() or sync().
    await this.#writing.catch(() => undefined)
    await this.#handle.close()
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return
    const [blocks, start, end] = [this.#pending, this.#size - this.#pendingBytes, this.#size]
    this.#pending = []
    this.#pendingBytes = 0
    this.#writing = writeAll(this.#handle, blocks, start).then(() => {
      this.#written = end
    })
    // It is awaited before the next write; until then nobody listens.
    this.#writing.catch(() => undefined)
  }
}

/** One call may write less than it was given. */
async function writeAll(handle: FileHandle, blocks: Buffer[], start: number): Promise<void> {
  const total = blocks.reduce((sum, { length }) => sum + length, 0)
  const { bytesWritten } = await handle.writev(blocks, start)
  if (bytesWritten === total) return
  const rest = Buffer.concat(blocks).subarray(bytesWritten)
  for (let offset = 0; offset < rest.length; ) {
    const written = await handle.write(rest, offset, rest.length - offset, start + bytesWritten + offset)
    if (written.bytesWritten === 0) throw new Error('The disk took nothing')
    offset += written.bytesWritten
  }
}

/** Reads a stream without destroying it when reading stops early: an answer may still have to go the other way. */
export const chunksOf = (stream: Readable): AsyncIterable<Buffer> => stream.iterator({ destroyOnReturn: false })
