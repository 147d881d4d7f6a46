// The hashes that prove a file, taken over its bytes in order from an open file; whoever has the time calls it.
import { createHash, type Hash } from 'node:crypto'
import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { IHasher } from 'hash-wasm'
import type { HashAlgorithm } from './wanted.ts'

export interface Digests {
  sha256: string
  'git-sha1'?: string
  blake3?: string
}

/** Bytes on the disk and what they were on the wire. */
export interface Piece {
  start: number
  length: number
  crc: number
}

const READ_BYTES = 1024 * 1024

/** Every file gets a SHA-256; another algorithm beside it where that alone proves the file. */
export class Hashes {
  readonly #fd: number
  readonly #size: number | null
  readonly #algorithm: HashAlgorithm
  readonly #buffer = Buffer.allocUnsafe(READ_BYTES)
  readonly #blake3: IHasher | undefined
  #sha256 = createHash('sha256')
  #git: Hash | undefined
  position = 0

  private constructor(fd: number, size: number | null, algorithm: HashAlgorithm, blake3: IHasher | undefined) {
    this.#fd = fd
    this.#size = size
    this.#algorithm = algorithm
    this.#blake3 = blake3
    this.reset()
  }

  static async open(fd: number, size: number | null, algorithm: HashAlgorithm): Promise<Hashes> {
    // Rarely the only one that is known, so loaded then alone.
    const blake3 = algorithm === 'blake3' ? await (await import('hash-wasm')).createBLAKE3() : undefined
    return new Hashes(fd, size, algorithm, blake3)
  }

  reset(): void {
    this.position = 0
    this.#sha256 = createHash('sha256')
    this.#blake3?.init()
    this.#git = this.#algorithm === 'git-sha1' ? createHash('sha1').update(`blob ${this.#size}\0`) : undefined
  }

  /** Takes in at most so many bytes, up to this place. */
  advance(upTo: number, most: number = Number.POSITIVE_INFINITY): void {
    const end = Math.min(upTo, this.position + most)
    if (!this.#read(this.position, end, (bytes) => this.#update(bytes)))
      throw new Error('the partial file is shorter than what was written to it')
    this.position = end
  }

  /** Whether a piece is still what came over the wire; one that is next in order is taken in on the way. */
  isIntact({ start, length, crc }: Piece): boolean {
    const before = start === this.position ? this.#copy() : undefined
    let found = 0
    const read = this.#read(start, start + length, (bytes) => {
      found = crc32(bytes, found)
      if (before) this.#update(bytes)
    })
    const isIntact = read && found === crc
    if (before && isIntact) this.position = start + length
    else before?.()
    return isIntact
  }

  digests(): Digests {
    return {
      sha256: this.#sha256.copy().digest('hex'),
      ...(this.#git && { 'git-sha1': this.#git.copy().digest('hex') }),
      ...(this.#blake3 && { blake3: this.#blake3.digest('hex') }),
    }
  }

  #update(bytes: Buffer): void {
    this.#sha256.update(bytes)
    this.#git?.update(bytes)
    this.#blake3?.update(bytes)
  }

  /** @returns what puts the hashes back to where they are now */
  #copy(): () => void {
    const sha256 = this.#sha256.copy()
    const git = this.#git?.copy()
    const blake3 = this.#blake3?.save()
    return () => {
      this.#sha256 = sha256
      this.#git = git
      if (blake3) this.#blake3?.load(blake3)
    }
  }

  /** @returns false where the file ends before */
  #read(from: number, to: number, take: (bytes: Buffer) => void): boolean {
    for (let at = from; at < to; ) {
      const length = readSync(this.#fd, this.#buffer, 0, Math.min(READ_BYTES, to - at), at)
      if (length === 0) return false
      take(this.#buffer.subarray(0, length))
      at += length
    }
    return true
  }
}
