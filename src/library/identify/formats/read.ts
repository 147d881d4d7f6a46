// Finds out by its first bytes which format a file has, holds that against its name, and reads the header.
import { notModel } from '../fault.ts'
import type { Header } from '../header.ts'
import type { ByteSource } from '../source.ts'
import { isSafetensors, readSafetensors } from './safetensors.ts'

/** Enough for the whole header of most adapters, and one request where the file lies on a server. */
const HEAD_BYTES = 65_536

/** @throws RosterError `not_a_model_file`. */
export async function readHeader(source: ByteSource, name: string): Promise<Header> {
  const head = await source.read(0, HEAD_BYTES)
  if (isSafetensors(head)) return readSafetensors(source, head, name)
  throw notModel(name, 'it begins as no known format does')
}
