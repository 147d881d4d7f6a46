// What the main weights are, from their header, read by ranges before the file is downloaded.
import { RosterError } from '../../core/errors.ts'
import { type ByteSource, type FileFacts, identifyFile } from '../../library/identify/index.ts'
import type { Asker } from '../engine/index.ts'
import type { Gate, PlannedFile } from './planned.ts'

const READ_AHEAD = 128 * 1024

export interface Header {
  identified: FileFacts['identified'] | null
  gate: Gate | null
  warnings: string[]
}

/**
 * Reading the header also tries the door: what keeps the file from whoever asked becomes a gate of the plan.
 *
 * @throws RosterError not_a_model_file where the content is not what the name says; whatever else ends a download.
 */
export async function readHeader(
  file: PlannedFile,
  page: string,
  upstream: Asker,
  signal: AbortSignal | undefined,
): Promise<Header> {
  if (file.size === 0) throw new RosterError('not_a_model_file', `${file.path} is empty`)
  const source = readAhead(file, (offset, length) => upstream.readRange(file.origin, offset, length, signal))
  try {
    const { identified, isWhole, fault } = await identifyFile(source, file.path)
    const warnings = !isWhole && file.size !== null && fault ? [`${file.path}: ${fault}`] : []
    return { identified, gate: null, warnings }
  } catch (error) {
    if (!(error instanceof RosterError)) throw error
    const { code, message } = error
    if (code !== 'gated' && code !== 'unauthorized') throw error
    return { identified: null, gate: { code, message, url: page }, warnings: [] }
  }
}

/** Few and large requests: a header is read in pieces of some bytes, and each request takes a journey. */
function readAhead({ size }: PlannedFile, readRange: (offset: number, length: number) => Promise<Buffer>): ByteSource {
  let block: { offset: number; bytes: Buffer } = { offset: 0, bytes: Buffer.alloc(0) }
  return {
    // A size that nobody told ends where the bytes do.
    size: size ?? Number.MAX_SAFE_INTEGER,
    read: async (offset, length) => {
      const wanted = size === null ? length : Math.min(length, size - offset)
      if (wanted <= 0) return Buffer.alloc(0)
      const isInBlock = offset >= block.offset && offset + wanted <= block.offset + block.bytes.length
      if (!isInBlock) {
        const ahead = Math.max(wanted, READ_AHEAD)
        block = { offset, bytes: await readRange(offset, size === null ? ahead : Math.min(ahead, size - offset)) }
      }
      return block.bytes.subarray(offset - block.offset, offset - block.offset + wanted)
    },
  }
}
