// Files of weights made for tests: a header as programs write it, and as many zeros behind it as it speaks of.
import type { ByteSource } from '../../src/library/identify/index.ts'

export type Shapes = Readonly<Record<string, readonly number[]>>

export interface SafetensorsOptions {
  dtype?: string
  metadata?: Readonly<Record<string, string>>
}

const BYTES: Readonly<Record<string, number>> = { F32: 4, F16: 2, BF16: 2, F8_E4M3: 1, U8: 1, I64: 8 }

/** A header alone and the size that the whole file would have: nobody reads the numbers behind it. */
export function safetensorsHeader(shapes: Shapes, { dtype = 'F16', metadata }: SafetensorsOptions = {}) {
  let end = 0
  const tensors = Object.entries(shapes).map(([name, shape]) => {
    const start = end
    end += shape.reduce((product, size) => product * size, BYTES[dtype] ?? 2)
    return [name, { dtype, shape, data_offsets: [start, end] }] as const
  })
  const header = { ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(tensors) }
  const bytes = withLength(JSON.stringify(header))
  return { bytes, size: bytes.length + end }
}

/** A length of 64 bits in front of a header. */
export function withLength(header: string, length = Buffer.byteLength(header)): Buffer {
  const prefix = Buffer.alloc(8)
  prefix.writeBigUInt64LE(BigInt(length))
  return Buffer.concat([prefix, Buffer.from(header)])
}

interface CountedSource extends ByteSource {
  reads: { offset: number; length: number }[]
}

/** A file whose end is zeros that take no memory, and that counts what is read of it. */
export function sparseSource({ bytes, size }: { bytes: Buffer; size: number }): CountedSource {
  const source = {
    size,
    reads: [] as CountedSource['reads'],
    read: async (offset: number, length: number) => {
      const wanted = Math.max(0, Math.min(length, size - offset))
      source.reads.push({ offset, length: wanted })
      const piece = Buffer.alloc(wanted)
      bytes.copy(piece, 0, offset, offset + wanted)
      return piece
    },
  }
  return source
}
