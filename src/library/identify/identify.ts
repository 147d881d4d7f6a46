// What a weight file is, from its header alone.
import type { Identified } from './contract.ts'
import { readHeader } from './formats/read.ts'
import type { ByteSource } from './source.ts'

export interface FileFacts {
  identified: Identified
  /** Whether the file is as long as its header says. */
  isWhole: boolean
  /** Why it is not, as a sentence. */
  fault: string | null
  /** How many tensors the header names. */
  tensors: number
}

/**
 * Reads only what it needs: one or two ranges of a safetensors file, so that a file on a server can be told before it
 * is downloaded.
 *
 * @param name the file's name or path; its ending says what the content has to be.
 * @throws RosterError `not_a_model_file` where the content is not what the ending says.
 */
export async function identifyFile(source: ByteSource, name: string): Promise<FileFacts> {
  const header = await readHeader(source, name)
  const elements = [...header.tensors.values()].map(({ shape }) => shape?.reduce((product, size) => product * size, 1))
  return {
    identified: {
      type: 'unknown',
      family: null,
      base_model: null,
      format: header.format,
      precision: null,
      parameters: elements.reduce<number>((sum, each) => sum + (each ?? 0), 0),
      safety: 'safe',
      findings: [],
      vram_estimate_gb: null,
      trigger_words: [],
      metadata: {},
      confidence: 0,
      evidence: [],
      conflicts: [],
    },
    isWhole: header.fault === null,
    fault: header.fault,
    tensors: header.tensors.size,
  }
}
