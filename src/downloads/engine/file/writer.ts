// Writes the bytes of one segment: a MiB at a time at their place, one write on its way and one being filled.
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Segment } from './segments.ts'

const WRITE_BYTES = 1024 * 1024
/** On a slow line what has come is kept, and told of, before it is a whole write. */
const LONGEST_MS = 1_000

export type PartHandle = Pick<FileHandle, 'writev' | 'datasync' | 'sync' | 'stat' | 'truncate' | 'close' | 'fd'>

export interface Writing {
  handle: PartHandle
  segment: Segment
  /** After each write: so many more bytes are here. */
  onWritten: (bytes: number) => void
  /** Bytes that are on the disk and are not looked at again. */
  giveBack: (chunk: Buffer) => void
  /** Whether bytes may still be written: an owner that was taken over may not. */
  beforeWrite: () => Promise<void> | undefined
}

export class SegmentWriter {
  readonly #writing: Writing
  readonly #onFree: () => void
  readonly #onFault: (error: unknown) => void
  #filling: Buffer[] = []
  #filled = 0
  /** When the first of what is collected came. */
  #since = 0
  #inFlight: Promise<void> | undefined

  /** @param onFree called when a push that was answered with false may be followed by another */
  constructor(writing: Writing, onFree: () => void, onFault: (error: unknown) => void) {
    this.#writing = writing
    this.#onFree = onFree
    this.#onFault = onFault
  }

  /** Bytes that are written, on their way or collected: how far the wire is. */
  get position(): number {
    return this.#writing.segment.position + this.#pending
  }

  #pending = 0

  /** @returns whether more is welcome at once */
  push(chunk: Buffer): boolean {
    const now = performance.now()
    if (this.#filled === 0) this.#since = now
    this.#filling.push(chunk)
    this.#filled += chunk.length
    this.#pending += chunk.length
    const isFull = this.#filled >= WRITE_BYTES
    if (!isFull && now - this.#since < LONGEST_MS) return true
    if (this.#inFlight !== undefined) return !isFull
    this.#begin()
    return true
  }

  /** Writes what is left. @throws the fault of the disk */
  async finish(): Promise<void> {
    while (this.#inFlight !== undefined || this.#filled > 0) {
      if (this.#inFlight === undefined) this.#begin()
      await this.#inFlight
    }
  }

  #begin(): void {
    const chunks = this.#filling
    const bytes = this.#filled
    this.#filling = []
    this.#filled = 0
    const work = this.#write(chunks, bytes).finally(() => {
      this.#inFlight = undefined
    })
    this.#inFlight = work
    work.then(
      () => {
        if (this.#filled >= WRITE_BYTES) this.#begin()
        this.#onFree()
      },
      (error: unknown) => this.#onFault(error),
    )
  }

  async #write(chunks: Buffer[], bytes: number): Promise<void> {
    const { handle, segment, onWritten, beforeWrite, giveBack } = this.#writing
    await beforeWrite()
    let crc = segment.crc
    for (const chunk of chunks) crc = crc32(chunk, crc)
    let left = chunks
    let position = segment.position
    while (left.length > 0) {
      const { bytesWritten } = await handle.writev(left, position)
      position += bytesWritten
      left = without(left, bytesWritten)
    }
    segment.done += bytes
    segment.crc = crc
    this.#pending -= bytes
    for (const chunk of chunks) giveBack(chunk)
    onWritten(bytes)
  }
}

/** The chunks behind so many bytes: a disk may take fewer than it was given. */
function without(chunks: Buffer[], bytes: number): Buffer[] {
  let skipped = bytes
  const left: Buffer[] = []
  for (const chunk of chunks) {
    if (skipped < chunk.length) left.push(chunk.subarray(skipped))
    skipped = Math.max(0, skipped - chunk.length)
  }
  return left
}
