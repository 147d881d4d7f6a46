// GGUF files made for tests, in any version and both byte orders.

export type Note = string | number | boolean | readonly string[]

export interface GgufOptions {
  version?: number
  isBig?: boolean
  notes?: Readonly<Record<string, Note>>
  /** Sizes as a file has them: the innermost first. */
  tensors?: Readonly<Record<string, { type: number; dimensions: readonly number[]; offset?: number }>>
}

/** The header alone. */
export function ggufHeader({ version = 3, isBig = false, notes = {}, tensors = {} }: GgufOptions): Buffer {
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    return isBig ? bytes.reverse() : bytes
  }
  const u64 = (value: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    return isBig ? bytes.reverse() : bytes
  }
  const count = version === 1 ? u32 : u64
  const text = (value: string) => Buffer.concat([count(Buffer.byteLength(value)), Buffer.from(value)])
  const note = (value: Note): Buffer => {
    if (typeof value === 'string') return Buffer.concat([u32(8), text(value)])
    if (typeof value === 'number') return Buffer.concat([u32(4), u32(value)])
    if (typeof value === 'boolean') return Buffer.concat([u32(7), Buffer.from([value ? 1 : 0])])
    return Buffer.concat([u32(9), u32(8), count(value.length), ...value.map(text)])
  }
  return Buffer.concat([
    Buffer.from('GGUF'),
    u32(version),
    count(Object.keys(tensors).length),
    count(Object.keys(notes).length),
    ...Object.entries(notes).flatMap(([key, value]) => [text(key), note(value)]),
    ...Object.entries(tensors).flatMap(([name, { type, dimensions, offset = 0 }]) => [
      text(name),
      u32(dimensions.length),
      ...dimensions.map(count),
      u32(type),
      u64(offset),
    ]),
  ])
}
