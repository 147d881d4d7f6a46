// What a reader of a format takes out of a file, whatever the format is.
import type { Format, Verdict } from '../../vocabulary/index.ts'

export interface Tensor {
  /** As safetensors names it (F16, BF16), or GGUF its quantizations (Q4_K). */
  readonly dtype: string
  /** In torch's order, the rows of a matrix first. Undefined where the format does not say it. */
  readonly shape: readonly number[] | undefined
  /** How many bytes it takes in the file; 0 where the format does not say it. */
  readonly bytes: number
}

export interface Finding {
  name: string
  verdict: Verdict
  detail: string
}

export interface Header {
  format: Format
  tensors: ReadonlyMap<string, Tensor>
  metadata: Readonly<Record<string, unknown>>
  /** A sentence that says why the file is not whole; null where it is. */
  fault: string | null
  /** What a pickle would import. Undefined for a format that holds no code. */
  findings?: readonly Finding[]
  /** The bytes of all tensors, where they are known and those of each are not. */
  tensorBytes?: number
  /** How the file says that it is quantized. */
  quantization?: { word: string; detail: string }
}
