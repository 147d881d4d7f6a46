// The list of contents of a zip archive, and single entries of it, with bounds on what they may grow to.
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { ByteSource } from '../source.ts'

/** An archive that cannot be read, whose message is the end of a sentence. */
export class BadArchive extends Error {
  override name = 'BadArchive'
}

export interface Entry {
  name: string
  /** Stored as it is, or deflated. */
  isDeflated: boolean
  packedBytes: number
  bytes: number
  /** Where its local header begins. */
  offset: number
}

const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 200_000
const LARGEST_LIST_BYTES = 64 * 1024 * 1024
/** What an entry may become in memory (CWE-409): the list of tensors of a model has a few MB. */
const LARGEST_ENTRY_BYTES = 64 * 1024 * 1024
const MAX_32 = 0xffffffff
const MAX_16 = 0xffff

export async function readEntries(source: ByteSource): Promise<Entry[]> {
  const { count, bytes, offset } = await findList(source)
  if (count > MOST_ENTRIES || bytes > LARGEST_LIST_BYTES) throw new BadArchive('its list of contents is too long')
  const list = await source.read(offset, bytes)
  if (list.length < bytes) throw new BadArchive('its list of contents is cut off')
  const entries: Entry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== CENTRAL)
      throw new BadArchive('its list of contents is broken')
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const end = at + 46 + nameBytes + extraBytes + commentBytes
    if (end > list.length) throw new BadArchive('its list of contents is broken')
    entries.push(entryAt(list, at, nameBytes, extraBytes))
    at = end
  }
  return entries
}

function entryAt(list: Buffer, at: number, nameBytes: number, extraBytes: number): Entry {
  const name = list.toString('utf8', at + 46, at + 46 + nameBytes)
  const sizes = {
    bytes: list.readUInt32LE(at + 24),
    packedBytes: list.readUInt32LE(at + 20),
    offset: list.readUInt32LE(at + 42),
  }
  widen(sizes, list.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes))
  const method = list.readUInt16LE(at + 10)
  if (method !== 0 && method !== 8)
    throw new BadArchive(`"${name.slice(0, 100)}" is packed in a way that models are not`)
  return { name, isDeflated: method === 8, ...sizes }
}

/** Sizes beyond 32 bits stand in an extra field, those alone that need it and in this order. */
function widen(sizes: { bytes: number; packedBytes: number; offset: number }, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    const end = Math.min(extra.length, field + extra.readUInt16LE(at + 2))
    for (const key of ['bytes', 'packedBytes', 'offset'] as const) {
      if (sizes[key] !== MAX_32 || field + 8 > end) continue
      sizes[key] = Number(extra.readBigUInt64LE(field))
      field += 8
    }
  }
}

interface List {
  count: number
  bytes: number
  offset: number
}

async function findList(source: ByteSource): Promise<List> {
  const tailBytes = Math.min(source.size, END_BYTES + LONGEST_COMMENT)
  const tailAt = source.size - tailBytes
  const tail = await source.read(tailAt, tailBytes)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    // What follows it is its comment and nothing else.
    if (tail.readUInt32LE(at) !== END || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue
    const list = {
      count: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    const isWide = list.count === MAX_16 || list.bytes === MAX_32 || list.offset === MAX_32
    return isWide ? ((await findWideList(source, tailAt + at)) ?? list) : list
  }
  throw new BadArchive('its list of contents, which stands at the end, is missing')
}

async function findWideList(source: ByteSource, end: number): Promise<List | undefined> {
  const locator = await source.read(Math.max(0, end - 20), 20)
  if (locator.length < 20 || locator.readUInt32LE() !== END_64_LOCATOR) return undefined
  const wide = await source.read(Number(locator.readBigUInt64LE(8)), 56)
  if (wide.length < 56 || wide.readUInt32LE() !== END_64) throw new BadArchive('its list of contents is broken')
  const [count, bytes, offset] = [32, 40, 48].map((field) => Number(wide.readBigUInt64LE(field))) as [
    number,
    number,
    number,
  ]
  return { count, bytes, offset }
}

/** The bytes of an entry as a source of its own. */
export async function openEntry(source: ByteSource, entry: Entry): Promise<ByteSource> {
  const local = await source.read(entry.offset, 30)
  if (local.length < 30 || local.readUInt32LE() !== LOCAL)
    throw new BadArchive(`"${entry.name.slice(0, 100)}" is not where it should be`)
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (start + entry.packedBytes > source.size) throw new BadArchive(`"${entry.name.slice(0, 100)}" is cut off`)
  if (!entry.isDeflated) return part(source, start, entry.packedBytes)
  return inflated(await source.read(start, Math.min(entry.packedBytes, LARGEST_ENTRY_BYTES)), entry.name)
}

const part = (source: ByteSource, start: number, size: number): ByteSource => ({
  size,
  read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
})

const inflate = promisify(inflateRaw) as (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

async function inflated(packed: Buffer, name: string): Promise<ByteSource> {
  const bytes = await inflate(packed, { maxOutputLength: LARGEST_ENTRY_BYTES }).catch((error: unknown) => {
    throw new BadArchive(
      `"${name.slice(0, 100)}" cannot be unpacked${error instanceof RangeError ? ': it grows too large' : ''}`,
    )
  })
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
