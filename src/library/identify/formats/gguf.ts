// Reads the header of a GGUF file: its notes, then the name, the sizes and the place of each tensor. Versions 1 to 3.
import { Cursor, Malformed } from '../cursor.ts'
import { notModel } from '../fault.ts'
import type { Header, Tensor } from '../header.ts'
import type { ByteSource } from '../source.ts'
import { quantizationOf, sizeOf } from './gguf-types.ts'
import { Values } from './gguf-values.ts'

const NEWEST_VERSION = 3
const MOST_NOTES = 100_000
const MOST_TENSORS = 10_000_000
/** Beyond it tensors are counted and not kept: the largest models have some 3,000. */
const MOST_KEPT_TENSORS = 200_000
const MOST_DIMENSIONS = 8
const LARGEST_DIMENSION = 2 ** 32
const ALIGNMENT = 32

export const isGguf = (head: Buffer): boolean => head.toString('latin1', 0, 4) === 'GGUF'

/** @throws RosterError `not_a_model_file` where the header is not one. */
export async function readGguf(source: ByteSource, head: Buffer, name: string): Promise<Header> {
  try {
    return await read(source, head, name)
  } catch (error) {
    if (error instanceof Malformed) throw notModel(name, error.message, error)
    throw error
  }
}

async function read(source: ByteSource, head: Buffer, name: string): Promise<Header> {
  const cursor = new Cursor(source, head)
  cursor.bytes(4)
  const bytes = cursor.bytes(4)
  // A small number whose low half is empty is one that was written the other way round.
  const isBig = bytes.readUInt16LE() === 0
  const version = isBig ? bytes.readUInt32BE() : bytes.readUInt32LE()
  if (version < 1 || version > NEWEST_VERSION) throw new Malformed(`its version ${version} does not exist`)
  const values = new Values(cursor, isBig, version === 1)
  const [tensorCount, noteCount] = [values.count(), values.count()]
  if (tensorCount > MOST_TENSORS || noteCount > MOST_NOTES)
    throw new Malformed('it speaks of too many tensors or notes')
  const metadata = await notesOf(values, noteCount)
  const tensors = await tensorsOf(values, tensorCount, version === 1)
  const start = aligned(cursor.position, metadata['general.alignment'])
  const fault = faultOf(start + tensors.end, source.size)
  if (fault === null && tensors.elements > source.size * 8)
    throw new Malformed('it speaks of more numbers than it can hold')
  const quantization = quantizationOf(metadata['general.file_type'], name)
  return { format: 'gguf', tensors: tensors.kept, metadata, fault, ...(quantization && { quantization }) }
}

async function notesOf(values: Values, count: number): Promise<Record<string, unknown>> {
  const notes: [string, unknown][] = []
  for (let index = 0; index < count; index++) {
    const key = await values.text()
    await values.ready()
    const value = await values.value(values.u32())
    if (key !== undefined && value !== undefined) notes.push([key, value])
  }
  return Object.fromEntries(notes)
}

interface Tensors {
  kept: Map<string, Tensor>
  /** Where the last one ends, from the first. */
  end: number
  elements: number
}

async function tensorsOf(values: Values, count: number, isShort: boolean): Promise<Tensors> {
  const tensors: Tensors = { kept: new Map(), end: 0, elements: 0 }
  for (let index = 0; index < count; index++) {
    const name = await values.text()
    await values.ready()
    const dimensions = values.u32()
    if (name === undefined || dimensions > MOST_DIMENSIONS) throw new Malformed('a tensor in its header is none')
    const shape: number[] = []
    for (let axis = 0; axis < dimensions; axis++) shape.unshift(isShort ? values.u32() : values.u64())
    if (shape.some((size) => size >= LARGEST_DIMENSION)) throw new Malformed('a tensor in its header is too large')
    const elements = shape.reduce((product, size) => product * size, 1)
    const { dtype, bytes } = sizeOf(values.u32(), elements)
    tensors.end = Math.max(tensors.end, values.u64() + bytes)
    tensors.elements += elements
    if (tensors.kept.size < MOST_KEPT_TENSORS) tensors.kept.set(name, { dtype, shape, bytes })
  }
  return tensors
}

function aligned(position: number, alignment: unknown): number {
  const step = typeof alignment === 'number' && alignment > 0 && alignment <= 2 ** 20 ? alignment : ALIGNMENT
  return Math.ceil(position / step) * step
}

const faultOf = (expected: number, size: number): string | null =>
  expected > size ? `The file is cut off: ${expected - size} of ${expected} bytes are missing. Download it again` : null
