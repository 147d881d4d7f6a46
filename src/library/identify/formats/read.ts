// Finds out by its first bytes which format a file has, holds that against its name, and reads the header.
import type { Format } from '../../../vocabulary/index.ts'
import { notModel } from '../fault.ts'
import type { Header } from '../header.ts'
import type { ByteSource } from '../source.ts'
import { isGguf, readGguf } from './gguf.ts'
import { isOnnx, readOnnx } from './onnx.ts'
import { isPickle, isZip, readArchive, readPickle } from './pickle.ts'
import { isSafetensors, readSafetensors } from './safetensors.ts'

/** Enough for the whole header of most adapters, and one request where the file lies on a server. */
const HEAD_BYTES = 65_536

interface Reader {
  format: Format
  isMeant: (head: Buffer) => boolean
  read: (source: ByteSource, head: Buffer, name: string) => Promise<Header>
}

/** Formats by their first bytes, those with the most of them first. */
const READERS: readonly Reader[] = [
  { format: 'gguf', isMeant: isGguf, read: readGguf },
  { format: 'pickle', isMeant: isZip, read: (source, _head, name) => readArchive(source, name) },
  { format: 'safetensors', isMeant: isSafetensors, read: readSafetensors },
  { format: 'pickle', isMeant: isPickle, read: (source, head) => readPickle(source, head) },
  { format: 'onnx', isMeant: isOnnx, read: (source, _head, name) => readOnnx(source, name) },
]

/** What an ending promises. Others promise nothing: a blob of a cache is called by its hash. */
const PROMISED: Readonly<Record<string, readonly Format[]>> = {
  safetensors: ['safetensors'],
  sft: ['safetensors'],
  gguf: ['gguf'],
  onnx: ['onnx'],
  ckpt: ['pickle'],
  pt: ['pickle'],
  pth: ['pickle'],
  bin: ['pickle', 'safetensors', 'gguf'],
}

/** @throws RosterError `not_a_model_file`. */
export async function readHeader(source: ByteSource, name: string): Promise<Header> {
  const head = await source.read(0, HEAD_BYTES)
  const promised = PROMISED[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  const reader = READERS.find(({ isMeant }) => isMeant(head))
  if (!reader) throw notModel(name, strange(head, source.size, promised))
  if (promised && !promised.includes(reader.format))
    throw notModel(name, `its content is ${reader.format}, which its ending does not say`)
  return reader.read(source, head, name)
}

const PAGE = /^\s*(<!doctype|<html|<\?xml|<head)/i
const MESSAGE = /^\s*[{[]/

/** What a file is that begins as no format does. */
function strange(head: Buffer, size: number, promised: readonly Format[] | undefined): string {
  const start = head.toString('latin1', 0, 64)
  if (size === 0) return 'it is empty'
  if (PAGE.test(start)) return 'it is a web page, perhaps one that asks for a login'
  if (MESSAGE.test(start)) return 'it is JSON, perhaps the message of an error'
  if (start.startsWith('version https://git-lfs'))
    return 'it is the pointer of Git LFS, without the file that it points to'
  return promised ? `it does not begin as ${promised.join(' or ')} does` : 'it begins as no format of models does'
}
