// What is going to be downloaded, decided before a byte moves.
import type { ModelFacts, Source } from '../../catalog/contract.ts'
import type { Identified } from '../../library/identify/index.ts'
import type { WantedFile } from '../engine/index.ts'

/** What the upstream's own scan for malware says of a file. */
export interface Verdict {
  status: 'safe' | 'unsafe' | 'pending' | 'unknown'
  /** What was found, where something was. */
  detail: string | null
}

export interface PlannedFile extends WantedFile {
  /** The upstream's own number for it. */
  id: string | null
  verdict: Verdict
}

/** What keeps the files from whoever asked, and what opens it. */
export interface Gate {
  code: 'gated' | 'unauthorized'
  /** What to do, as a sentence. */
  message: string
  /** Where to do it. */
  url: string
}

/** Something that the model needs beside these files. */
export interface Companion {
  part: string
  model_id: string | null
  reason: string
}

/** What the upstream and the file's header say of the model. */
export type ProposedFacts = Pick<
  ModelFacts,
  | 'display_name'
  | 'model_key'
  | 'hf_model_id'
  | 'version'
  | 'description'
  | 'tags'
  | 'type'
  | 'family'
  | 'base_model'
  | 'gated'
> & { trigger_words: string[] }

export interface Plan {
  /** Pinned: the commit or version, and each file with its size, hash and number. */
  source: Source
  model: ProposedFacts
  files: PlannedFile[]
  gate: Gate | null
  /** What a person should know although it goes on. */
  warnings: string[]
  /** What the main weights are; null where their header could not be read. */
  identified: Identified | null
  /** null where the upstream does not tell the size of each file. */
  total_bytes: number | null
  companions: Companion[]
  /** Where a person reads about the model. */
  page: URL | null
  /** How many models lie at a path of this machine; any other source is one. */
  models?: number
}

export const UNKNOWN_VERDICT: Verdict = { status: 'unknown', detail: null }

export const totalOf = (files: readonly { size: number | null }[]): number | null =>
  files.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0)
