// Reads the header of a safetensors file: a length, that many bytes of JSON, then the tensors without a gap.
import { isObject } from '../../../core/record.ts'
import { notModel } from '../fault.ts'
import type { Header, Tensor } from '../header.ts'
import type { ByteSource } from '../source.ts'
import { bitsOf } from './dtypes.ts'

const PREFIX_BYTES = 8
// It is parsed in one piece; the largest real ones are below 25 MB (CWE-770).
const LONGEST_HEADER_BYTES = 100_000_000
const BRACE = 0x7b
const MOST_DIMENSIONS = 32

/** Whether these first bytes can begin such a file. */
export const isSafetensors = (head: Buffer): boolean =>
  head.length > PREFIX_BYTES && head[PREFIX_BYTES] === BRACE && head.readBigUInt64LE() <= LONGEST_HEADER_BYTES

/** @throws RosterError `not_a_model_file` where the header is not one. */
export async function readSafetensors(source: ByteSource, head: Buffer, name: string): Promise<Header> {
  const length = Number(head.readBigUInt64LE())
  if (length < 2 || length > Math.min(LONGEST_HEADER_BYTES, source.size - PREFIX_BYTES))
    throw notModel(name, `its header of ${length} bytes does not fit into a file of ${source.size} bytes`)
  const end = PREFIX_BYTES + length
  const bytes = head.length >= end ? head.subarray(PREFIX_BYTES, end) : await source.read(PREFIX_BYTES, length)
  const entries = parse(bytes, name)
  const { __metadata__: metadata = {} } = entries
  if (!isObject(metadata)) throw notModel(name, 'its metadata is no object')
  const tensors = new Map<string, Tensor>()
  const spans: Span[] = []
  for (const key of Object.keys(entries)) {
    if (key === '__metadata__') continue
    const entry = entryOf(entries[key], key, name)
    tensors.set(key, { dtype: entry.dtype, shape: entry.shape, bytes: entry.span.end - entry.span.start })
    spans.push(entry.span)
  }
  return { format: 'safetensors', tensors, metadata, fault: faultOf(end + lastOf(spans, name), source.size) }
}

function parse(bytes: Buffer, name: string): Record<string, unknown> {
  let header: unknown
  try {
    header = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw notModel(name, 'its header is no JSON', error)
  }
  if (isObject(header)) return header
  throw notModel(name, 'its header is no JSON object')
}

interface Span {
  start: number
  end: number
}

function entryOf(entry: unknown, key: string, name: string): { dtype: string; shape: number[]; span: Span } {
  const bad = (what: string) => notModel(name, `the tensor "${key.slice(0, 100)}" ${what}`)
  if (!isObject(entry) || typeof entry.dtype !== 'string') throw bad('says no dtype')
  const { dtype, shape, data_offsets: offsets } = entry
  if (!isCounts(shape) || shape.length > MOST_DIMENSIONS) throw bad('has a shape that is none')
  if (!isCounts(offsets) || offsets.length !== 2) throw bad('does not say where its data lies')
  const [start = 0, end = 0] = offsets
  if (end < start) throw bad('ends before it begins')
  const bits = bitsOf(dtype)
  const elements = shape.reduce((product, size) => product * size, 1)
  if (bits !== undefined && Math.ceil((elements * bits) / 8) !== end - start)
    throw bad(`of shape [${shape}] in ${dtype} cannot have ${end - start} bytes`)
  return { dtype, shape, span: { start, end } }
}

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0)

/** Where the data ends. Tensors that overlap, or a gap between them, is what the format forbids: something may hide there. */
function lastOf(spans: Span[], name: string): number {
  if (spans.some(({ start }, index) => start < (spans[index - 1]?.end ?? 0)))
    spans.sort((left, right) => left.start - right.start || left.end - right.end)
  let end = 0
  for (const span of spans) {
    if (span.start !== end)
      throw notModel(name, `its tensors ${span.start < end ? 'overlap' : 'leave a gap'} at byte ${end}`)
    end = span.end
  }
  return end
}

function faultOf(expected: number, size: number): string | null {
  if (expected === size) return null
  if (expected > size)
    return `The file is cut off: ${expected - size} of ${expected} bytes are missing. Download it again`
  return `The file has ${size - expected} bytes more than its header speaks of. Download it again`
}
