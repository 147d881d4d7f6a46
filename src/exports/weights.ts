// How the weights of an installed model lie: as one file, or as a folder in the manner of diffusers.
import { join, resolve } from 'node:path'
import type { LibraryEntry } from '../library/contract.ts'

const WEIGHTS = /\.(safetensors|sft|ckpt|pt|pth|bin|gguf|onnx)$/i
const DENOISERS: ReadonlySet<string> = new Set(['transformer', 'unet'])

export interface Weights {
  /** Absolute. */
  folder: string
  /** Absolute, of the largest file of weights. */
  file: string | undefined
  /** Folders directly below it, such as `transformer` and `text_encoder`. */
  parts: ReadonlySet<string>
  isDiffusers: boolean
}

export function weightsOf({ path, files }: LibraryEntry, modelsDir: string): Weights {
  const absolute = (place: string) => resolve(modelsDir, place)
  const largest = files
    .filter((file) => WEIGHTS.test(file.path))
    .toSorted((left, right) => (right.size ?? 0) - (left.size ?? 0))[0]
  const below = files.map((file) => (file.path.startsWith(`${path}/`) ? file.path.slice(path.length + 1) : file.path))
  const parts = new Set(below.filter((each) => each.includes('/')).map((each) => each.split('/')[0] ?? ''))
  return {
    folder: join(absolute(path)),
    file: largest && absolute(largest.path),
    parts,
    isDiffusers: [...parts].some((part) => DENOISERS.has(part)),
  }
}
