// Whether a file is what its name says: pages of a login and messages of errors arrive with a 200 as well.
import type { FileHandle } from 'node:fs/promises'
import { messageOf, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { endingOf } from './sources/files.ts'

const PAGE = /^\s*(<!doctype|<html|<\?xml|\{"error)/i
const SNIFFED_BYTES = 64
// A header is read whole into memory; the largest real ones are below 25 MB (CWE-770).
const LONGEST_HEADER_BYTES = 100_000_000

/** @throws RosterError `not_a_model_file` where the first bytes are those of a page or an error. */
export function checkFirstBytes(path: string, first: Buffer, contentType: string | undefined): void {
  const isPage = /^text\/html/i.test(contentType ?? '') || PAGE.test(first.toString('latin1', 0, SNIFFED_BYTES))
  if (isPage && !['md', 'txt'].includes(endingOf(path)))
    throw notModel(path, 'a page or a message arrived in its place; it may want a token')
}

/** @throws RosterError `not_a_model_file` where the header is not one of this format. */
export async function checkHeader(path: string, file: Pick<FileHandle, 'read'>, size: number): Promise<void> {
  const read = async (start: number, length: number) => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, start)
    return buffer.subarray(0, bytesRead)
  }
  const ending = endingOf(path)
  if (ending === 'safetensors') await checkSafetensors(path, read, size)
  else if (ending === 'gguf' && (await read(0, 4)).toString('latin1') !== 'GGUF')
    throw notModel(path, 'it does not begin as a GGUF file does')
  else if (['bin', 'ckpt', 'pth', 'pt'].includes(ending) && !/^(PK|\x80)/.test((await read(0, 2)).toString('latin1')))
    throw notModel(path, 'it does not begin as a file of weights does')
}

type Read = (start: number, length: number) => Promise<Buffer>

async function checkSafetensors(path: string, read: Read, size: number): Promise<void> {
  const prefix = await read(0, 8)
  const length = prefix.length === 8 ? Number(prefix.readBigUInt64LE()) : 0
  if (length < 2 || length > Math.min(LONGEST_HEADER_BYTES, size - 8))
    throw notModel(path, 'its header does not fit into it')
  const header = parseHeader(path, (await read(8, length)).toString('utf8'))
  const ends = Object.values(header).flatMap((tensor) =>
    isObject(tensor) && Array.isArray(tensor.data_offsets) ? [Number(tensor.data_offsets[1])] : [],
  )
  const end = ends.reduce((last, next) => Math.max(last, next), 0)
  if (end !== size - 8 - length) throw notModel(path, 'its header speaks of more or less data than it has')
}

function parseHeader(path: string, text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(text)
    if (isObject(header)) return header
  } catch (error) {
    throw notModel(path, `its header is no JSON: ${messageOf(error).slice(0, 100)}`, error)
  }
  throw notModel(path, 'its header is no JSON object')
}

const notModel = (path: string, why: string, cause?: unknown) =>
  new RosterError('not_a_model_file', `${path} is not a model file: ${why}. Check the repository and the file name`, {
    cause,
  })
