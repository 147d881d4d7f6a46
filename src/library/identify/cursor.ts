// Reads a header piece by piece, so that one in front of many gigabytes takes no more memory than a small one.
import type { ByteSource } from './source.ts'

/** Content that breaks off or breaks the rules of its format; the message is the end of a sentence. */
export class Malformed extends Error {
  override name = 'Malformed'
}

const WINDOW_BYTES = 1024 * 1024
/** Small enough to stay in the processor's cache: what a disk reads there is walked from there. */
const MEMORY_BYTES = 256 * 1024
/** What is in memory before each instruction: no line or number of an honest file is longer. */
export const AHEAD_BYTES = 65_536

/** What it hands out as bytes is good until it moves on. */
export class Cursor {
  readonly #source: ByteSource
  /** One window follows another in it: fresh memory for each takes longer than to fill it. */
  #memory: Buffer | undefined
  #window: Buffer
  /** Where the window begins in the source. */
  #start: number
  #at = 0

  /** @param head the first bytes of the source. */
  constructor(source: ByteSource, head: Buffer = Buffer.alloc(0)) {
    this.#source = source
    this.#window = head
    this.#start = 0
  }

  get position(): number {
    return this.#start + this.#at
  }

  get isAtEnd(): boolean {
    return this.position >= this.#source.size
  }

  /** Whether an instruction of common size can be read without asking the source. */
  get isReady(): boolean {
    return this.#window.length - this.#at >= AHEAD_BYTES || this.#start + this.#window.length >= this.#source.size
  }

  async fill(): Promise<void> {
    await this.moveTo(this.position)
  }

  async moveTo(position: number): Promise<void> {
    if (position > this.#source.size) throw new Malformed('it breaks off')
    this.#memory ??= Buffer.allocUnsafe(MEMORY_BYTES)
    this.#window = await this.#source.read(position, WINDOW_BYTES, this.#memory)
    this.#start = position
    this.#at = 0
  }

  /** The next bytes without taking them; fewer at the end. */
  peek(length: number): Buffer {
    return this.#window.subarray(this.#at, this.#at + length)
  }

  byte(): number {
    const byte = this.#window[this.#at]
    if (byte === undefined) throw new Malformed('it breaks off')
    this.#at++
    return byte
  }

  bytes(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#window.length) throw new Malformed('it breaks off')
    const bytes = this.#window.subarray(this.#at, end)
    this.#at = end
    return bytes
  }

  /**
   * Passes over texts, each behind its length, as many of `count` as are in memory.
   *
   * @param width bytes of a length. One beyond 32 bits ends it as well: whoever reads it next will refuse it.
   */
  skipTexts(count: number, width: 4 | 8, isBig: boolean): number {
    const { buffer, byteOffset, length } = this.#window
    const window = new DataView(buffer, byteOffset, length)
    const [lowAt, highAt] = isBig ? [width - 4, 0] : [0, 4]
    let at = this.#at
    let passed = 0
    for (; passed < count && at + width <= length; passed++) {
      const low = window.getUint32(at + lowAt, !isBig)
      const high = width === 4 ? 0 : window.getUint32(at + highAt, !isBig)
      const end = at + width + low
      if (high !== 0 || end > length) break
      at = end
    }
    this.#at = at
    return passed
  }

  /** Whether so many bytes are in memory. */
  holds(length: number): boolean {
    return this.#at + length <= this.#window.length
  }

  line(): string {
    const end = this.#window.indexOf(0x0a, this.#at)
    if (end < 0 || end - this.#at > AHEAD_BYTES) throw new Malformed('a line in it never ends')
    const text = this.#window.toString('utf8', this.#at, end)
    this.#at = end + 1
    return text
  }

  /** A count of bytes that follow, little endian. */
  length(size: 1 | 2 | 4 | 8): number {
    const bytes = this.bytes(size)
    const value = size === 8 ? Number(bytes.readBigUInt64LE()) : bytes.readUIntLE(0, size)
    if (value > this.#source.size) throw new Malformed('it speaks of more bytes than it has')
    return value
  }
}
