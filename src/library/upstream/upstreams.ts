// What the library asks of upstreams; who asks them is somebody else's business.
import type { Source } from '../../catalog/contract.ts'
import type { ModelType } from '../../vocabulary/index.ts'

export interface Newest {
  revision: string
  name: string | null
  is_newer: boolean
  changes: { path: string; change: 'changed' | 'removed'; sha256: string | null; size: number | null }[]
  url: string
}

export interface CivitaiMatch {
  sha256: string
  modelId: number
  versionId: number
  fileId: number | null
  page: string
  facts: {
    display_name: string
    type: ModelType
    family: string | null
    base_model: string | null
    trigger_words: string[]
  }
}

export interface Upstreams {
  /** @throws RosterError where the upstream cannot be asked or has forgotten it. */
  latest(source: Source, how?: { branch?: string; signal?: AbortSignal }): Promise<Newest>
  /** Files that nobody knows are absent from the answer. */
  matchBySha256(hashes: readonly string[], signal?: AbortSignal): Promise<CivitaiMatch[]>
}
