// Numbers, texts and lists of GGUF in both byte orders, with bounds on what a file may claim (CWE-770).
import { type Cursor, Malformed } from '../cursor.ts'

const LONGEST_TEXT_BYTES = 10_000_000
/** Text that is kept; a longer one is passed over. */
const LONGEST_KEPT_BYTES = 65_536
const LONGEST_LIST = 1_000_000
const LONGEST_KEPT_LIST = 50
const DEEPEST_LIST = 4
const LONGEST_HEADER_BYTES = 256_000_000

const STRING = 8
const ARRAY = 9

type ReadNumber = (bytes: Buffer, isBig: boolean) => number | boolean

/** By the number of their type: how many bytes, and how they are read. */
const NUMBERS: Readonly<Record<number, readonly [bytes: number, read: ReadNumber]>> = {
  0: [1, (bytes) => bytes.readUInt8()],
  1: [1, (bytes) => bytes.readInt8()],
  2: [2, (bytes, isBig) => (isBig ? bytes.readUInt16BE() : bytes.readUInt16LE())],
  3: [2, (bytes, isBig) => (isBig ? bytes.readInt16BE() : bytes.readInt16LE())],
  4: [4, (bytes, isBig) => (isBig ? bytes.readUInt32BE() : bytes.readUInt32LE())],
  5: [4, (bytes, isBig) => (isBig ? bytes.readInt32BE() : bytes.readInt32LE())],
  6: [4, (bytes, isBig) => (isBig ? bytes.readFloatBE() : bytes.readFloatLE())],
  7: [1, (bytes) => bytes.readUInt8() !== 0],
  10: [8, (bytes, isBig) => Number(isBig ? bytes.readBigUInt64BE() : bytes.readBigUInt64LE())],
  11: [8, (bytes, isBig) => Number(isBig ? bytes.readBigInt64BE() : bytes.readBigInt64LE())],
  12: [8, (bytes, isBig) => (isBig ? bytes.readDoubleBE() : bytes.readDoubleLE())],
}

export class Values {
  readonly #cursor: Cursor
  readonly #isBig: boolean
  /** The first version counts in 32 bits. */
  readonly #isShort: boolean

  constructor(cursor: Cursor, isBig: boolean, isShort: boolean) {
    this.#cursor = cursor
    this.#isBig = isBig
    this.#isShort = isShort
  }

  async ready(): Promise<void> {
    if (this.#cursor.position > LONGEST_HEADER_BYTES) throw new Malformed('its header is too long')
    if (!this.#cursor.isReady) await this.#cursor.fill()
  }

  u32(): number {
    const bytes = this.#cursor.bytes(4)
    return this.#isBig ? bytes.readUInt32BE() : bytes.readUInt32LE()
  }

  u64(): number {
    const bytes = this.#cursor.bytes(8)
    return Number(this.#isBig ? bytes.readBigUInt64BE() : bytes.readBigUInt64LE())
  }

  count(): number {
    return this.#isShort ? this.u32() : this.u64()
  }

  /** Undefined for text that is too long to be kept. */
  async text(): Promise<string | undefined> {
    await this.ready()
    const length = this.count()
    if (length > LONGEST_TEXT_BYTES) throw new Malformed('a text in its header is too long')
    if (length <= LONGEST_KEPT_BYTES) {
      if (!this.#cursor.holds(length)) await this.#cursor.fill()
      return this.#cursor.bytes(length).toString('utf8')
    }
    await this.#cursor.moveTo(this.#cursor.position + length)
    return undefined
  }

  /** A list is cut to its first entries. */
  async value(type: number, depth = 0): Promise<unknown> {
    if (type === STRING) return this.text()
    if (type === ARRAY) return this.#list(depth)
    await this.ready()
    const [bytes, read] = NUMBERS[type] ?? []
    if (bytes === undefined || read === undefined)
      throw new Malformed(`a value in its header is of the unknown type ${type}`)
    return read(this.#cursor.bytes(bytes), this.#isBig)
  }

  async #list(depth: number): Promise<unknown[]> {
    await this.ready()
    const type = this.u32()
    const length = this.count()
    if (length > LONGEST_LIST || depth >= DEEPEST_LIST)
      throw new Malformed('a list in its header is too long or too deep')
    const kept: unknown[] = []
    const wanted = Math.min(length, LONGEST_KEPT_LIST)
    for (let index = 0; index < wanted; index++) kept.push(await this.value(type, depth + 1))
    await this.#pass(type, length - wanted, depth)
    return kept
  }

  /** Passes over entries that nobody wants: a vocabulary has 150,000 of them. */
  async #pass(type: number, count: number, depth: number): Promise<void> {
    const [bytes] = NUMBERS[type] ?? []
    if (bytes !== undefined) return this.#cursor.moveTo(this.#cursor.position + count * bytes)
    for (let left = count; left > 0; left--) {
      if (type === STRING) left -= this.#cursor.skipTexts(left, this.#isShort ? 4 : 8, this.#isBig)
      if (left > 0) await this.value(type, depth + 1)
    }
  }
}
