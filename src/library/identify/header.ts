// What a reader of a format takes out of a file, whatever the format is.
import type { Format } from '../../vocabulary/index.ts'

export interface Tensor {
  /** As the format names it: F16, BF16, Q4_K, ... */
  readonly dtype: string
  /** In torch's order, the rows of a matrix first. Undefined where the format does not say it. */
  readonly shape: readonly number[] | undefined
  /** How many bytes it takes in the file. */
  readonly bytes: number
}

export interface Header {
  format: Format
  tensors: ReadonlyMap<string, Tensor>
  metadata: Readonly<Record<string, unknown>>
  /** A sentence that says why the file is not whole; null where it is. */
  fault: string | null
}
