// Hashes a file while it is written: in a thread of its own, or at once where the file is small.
import { Worker } from 'node:worker_threads'
import { type Digests, Hashes, type Piece } from './hashes.ts'
import type { HashAlgorithm } from './wanted.ts'

export interface FollowerData {
  fd: number
  size: number | null
  algorithm: HashAlgorithm
}

export type FollowerAsk = { advance: number } | { finish: number } | { check: Piece } | { reset: true }
export type FollowerTold =
  | { hashed: number }
  | { digests: Digests }
  | { checked: number; isIntact: boolean; hashed: number }
  | { failed: string }

export interface Follower {
  /** Bytes that are in the hash. */
  readonly hashed: number
  /** All bytes before this place were written. */
  advance(watermark: number): void
  /** Whether the bytes on the disk are those that came over the wire. */
  isIntact(piece: Piece): Promise<boolean>
  finish(size: number): Promise<Digests>
  /** From the first byte again. */
  reset(): void
  close(): Promise<void>
}

/** Waking a thread costs more than hashing a little. */
const TELL_EVERY_BYTES = 8 * 1024 * 1024
/** Below this, starting a thread takes longer than hashing. */
const SMALL_BYTES = 4 * 1024 * 1024

export async function openFollower(data: FollowerData): Promise<Follower> {
  if (data.size !== null && data.size <= SMALL_BYTES) return new DirectFollower(await openHashes(data))
  return new ThreadFollower(data)
}

const openHashes = ({ fd, size, algorithm }: FollowerData) => Hashes.open(fd, size, algorithm)

class DirectFollower implements Follower {
  readonly #hashes: Hashes

  constructor(hashes: Hashes) {
    this.#hashes = hashes
  }

  get hashed(): number {
    return this.#hashes.position
  }

  advance(): void {}

  async isIntact(piece: Piece): Promise<boolean> {
    return this.#hashes.isIntact(piece)
  }

  async finish(size: number): Promise<Digests> {
    this.#hashes.advance(size)
    return this.#hashes.digests()
  }

  reset(): void {
    this.#hashes.reset()
  }

  async close(): Promise<void> {}
}

class ThreadFollower implements Follower {
  hashed = 0
  #told = 0
  readonly #worker: Worker
  readonly #checks = new Map<number, PromiseWithResolvers<boolean>>()
  #digests: PromiseWithResolvers<Digests> | undefined
  #failure: Error | undefined

  constructor(data: FollowerData) {
    this.#worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { workerData: data })
    this.#worker.on('message', (told: FollowerTold) => this.#hear(told))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
  }

  advance(watermark: number): void {
    if (watermark - this.#told < TELL_EVERY_BYTES) return
    this.#told = watermark
    this.#ask({ advance: watermark })
  }

  isIntact(piece: Piece): Promise<boolean> {
    const waiting = Promise.withResolvers<boolean>()
    this.#checks.set(piece.start, waiting)
    this.#ask({ check: piece })
    if (this.#failure) waiting.reject(this.#failure)
    return waiting.promise
  }

  finish(size: number): Promise<Digests> {
    this.#digests = Promise.withResolvers<Digests>()
    this.#ask({ finish: size })
    if (this.#failure) this.#digests.reject(this.#failure)
    return this.#digests.promise
  }

  reset(): void {
    this.hashed = 0
    this.#told = 0
    this.#ask({ reset: true })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
    this.#fail(new Error('the hash was not waited for'))
  }

  #ask(ask: FollowerAsk): void {
    this.#worker.postMessage(ask)
  }

  #hear(told: FollowerTold): void {
    if ('failed' in told) this.#fail(new Error(told.failed))
    if ('hashed' in told) this.hashed = told.hashed
    if ('digests' in told) this.#digests?.resolve(told.digests)
    if ('checked' in told) {
      this.#checks.get(told.checked)?.resolve(told.isIntact)
      this.#checks.delete(told.checked)
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#digests?.reject(error)
    for (const waiting of this.#checks.values()) waiting.reject(error)
    this.#checks.clear()
  }
}
