// Reads the outermost fields of an ONNX file, a protocol buffer: enough to know it and to see where it is cut off.
import { notModel } from '../fault.ts'
import type { Header } from '../header.ts'
import type { ByteSource } from '../source.ts'

/** Fields of ModelProto that hold text, by their numbers. */
const TEXTS: Readonly<Record<number, string>> = {
  2: 'producer_name',
  3: 'producer_version',
  4: 'domain',
  6: 'doc_string',
}
const GRAPH = 7
const KNOWN = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26])
const NEWEST_IR = 40
const MOST_FIELDS = 10_000
const LONGEST_TEXT_BYTES = 4096
const LONGEST_TAG_BYTES = 24

/** The first field says the version of the format. */
export const isOnnx = (head: Buffer): boolean => {
  const [tag, version = 0, next = 0] = head
  return tag === 0x08 && version >= 1 && version <= NEWEST_IR && KNOWN.has(next >>> 3) && [0, 2].includes(next & 7)
}

/** @throws RosterError `not_a_model_file` where a field is none of the format. */
export async function readOnnx(source: ByteSource, name: string): Promise<Header> {
  const metadata: Record<string, string | number> = {}
  let at = 0
  let hasGraph = false
  for (let fields = 0; at < source.size; fields++) {
    const bytes = await source.read(at, LONGEST_TAG_BYTES)
    const tag = varint(bytes, 0)
    const value = tag && varint(bytes, tag.end)
    if (!tag || !value) return { ...empty(metadata), fault: CUT_OFF }
    const [field, wire] = [tag.value >>> 3, tag.value & 7]
    if (!KNOWN.has(field) || (wire !== 0 && wire !== 2) || fields > MOST_FIELDS)
      throw notModel(name, `its field ${field} is none of ONNX`)
    if (wire === 0) {
      if (field === 1) metadata.ir_version = value.value
      if (field === 5) metadata.model_version = value.value
      at += value.end
      continue
    }
    const end = at + value.end + value.value
    if (end > source.size) return { ...empty(metadata), fault: CUT_OFF }
    const key = TEXTS[field]
    if (key && value.value <= LONGEST_TEXT_BYTES)
      metadata[key] = (await source.read(at + value.end, value.value)).toString('utf8')
    hasGraph ||= field === GRAPH
    at = end
  }
  if (!hasGraph) throw notModel(name, 'it has no graph')
  return { ...empty(metadata), tensorBytes: source.size, fault: null }
}

const CUT_OFF = 'The file is cut off: a field of it is longer than what is there. Download it again'

const empty = (metadata: Record<string, string | number>) => ({ format: 'onnx' as const, tensors: new Map(), metadata })

/** Undefined where it does not end. */
function varint(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  let value = 0
  for (let index = at; index < Math.min(bytes.length, at + 10); index++) {
    const byte = bytes[index] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * (index - at))
    if (byte < 0x80) return { value, end: index + 1 }
  }
  return undefined
}
