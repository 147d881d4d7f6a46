// Content of files on the local hub: made on the fly from a seed, so that a large one costs no memory.
import { createHash } from 'node:crypto'

export interface Content {
  readonly size: number
  readonly sha256: string
  /** What git calls the content: the only hash that a small file of a repository has. */
  readonly gitSha1: string
  slices(start: number, end: number): Iterable<Buffer>
}

const BLOCK_BYTES = 65_536
const HEADER_BYTES = 128

export function contentOf(text: string | Buffer): Content {
  const bytes = Buffer.from(text)
  return content(bytes.length, (start, end) => bytes.subarray(start, end))
}

/** A valid safetensors file of exactly this size: one tensor of bytes, no two blocks of it alike. */
export function safetensors(size: number, seed = 1): Content {
  const length = size - HEADER_BYTES
  if (length < 1) throw new Error(`a safetensors file of the hub has at least ${HEADER_BYTES + 1} bytes`)
  const header = Buffer.alloc(HEADER_BYTES, ' ')
  header.writeBigUInt64LE(BigInt(HEADER_BYTES - 8))
  header.write(JSON.stringify({ weights: { dtype: 'U8', shape: [length], data_offsets: [0, length] } }), 8)
  const pattern = noise(seed)
  return content(size, (start, end) => {
    const block = Math.floor(start / BLOCK_BYTES)
    const slice = Buffer.from(pattern.subarray(start - block * BLOCK_BYTES, end - block * BLOCK_BYTES))
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(block)
    overlay(slice, start, mark, block * BLOCK_BYTES)
    overlay(slice, start, header, 0)
    return slice
  })
}

/** `read` is asked for ranges that lie within one block. */
function content(size: number, read: (start: number, end: number) => Buffer): Content {
  function* slices(start: number, end: number): Generator<Buffer> {
    for (let from = start; from < end; ) {
      const to = Math.min(end, (Math.floor(from / BLOCK_BYTES) + 1) * BLOCK_BYTES)
      yield read(from, to)
      from = to
    }
  }
  const digest = (algorithm: string, prefix: string) => {
    const hash = createHash(algorithm).update(prefix)
    for (const slice of slices(0, size)) hash.update(slice)
    return hash.digest('hex')
  }
  return { size, slices, sha256: digest('sha256', ''), gitSha1: digest('sha1', `blob ${size}\0`) }
}

function overlay(slice: Buffer, start: number, patch: Buffer, at: number): void {
  for (let index = 0; index < patch.length; index++) {
    const place = at + index - start
    if (place >= 0 && place < slice.length) slice[place] = patch[index] ?? 0
  }
}

/** Xorshift: the same bytes for the same seed on every machine. */
function noise(seed: number): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES)
  let state = (seed ^ 0x9e3779b9) | 1
  for (let index = 0; index < bytes.length; index++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[index] = state & 0xff
  }
  return bytes
}
