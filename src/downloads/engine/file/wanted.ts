// What is asked for: one file, where its bytes come from, and what proves them.
import type { OnWait } from '../http/gate.ts'
import type { Origin } from '../http/origin.ts'

export type HashAlgorithm = 'sha256' | 'git-sha1' | 'blake3'

export interface WantedFile {
  /** Within its model, with forward slashes: "vae/model.safetensors". It also says what the content must be. */
  path: string
  /** Bytes, where the upstream tells. */
  size: number | null
  /** Lower-case hexadecimal digits. */
  hash: { algorithm: HashAlgorithm; hex: string } | null
  origin: Origin
}

export interface Progress {
  /** Bytes that are here, those of earlier runs included. */
  downloaded: number
  /** Bytes that a power cut would leave. */
  durable: number
  /** Bytes that are in the hash of the whole. */
  hashed: number
  /** Bytes of the file, as soon as somebody told. */
  size: number | null
  connections: number
}

export interface FetchRequest {
  file: WantedFile
  /** Where the bytes go until they are whole: see `partialPath`. */
  partial: string
  /** The folder that the file must stay under: MODELS_DIR. */
  root: string
  /** Where it will be published: what is there already, with the hash that was told, is not fetched. */
  final?: string | undefined
  /** SHA-256 of what somebody takes although the upstream tells another hash. */
  accepted?: readonly string[] | undefined
  signal: AbortSignal
  onProgress?: ((progress: Progress) => void) | undefined
  /** A connection waits before another try, because the other side asked for it or failed. */
  onWait?: OnWait | undefined
  /** What the person who asked should know although it goes on: a refused token, a file that changed. */
  onNotice?: ((sentence: string) => void) | undefined
}

export interface Fetched {
  size: number
  sha256: string
  /** Whether a hash that somebody told beforehand was the file's own. */
  isProven: boolean
}
