// A download as a row: what people decided of it, and beside it how far the work has come.
import type { Source } from '../catalog/contract.ts'
import type { Row } from '../changes/index.ts'
import type { Download, DownloadFile, DownloadStatus } from './contract.ts'

/** A download as the audit log shows it. */
export interface DownloadRow extends Row {
  readonly id: string
  readonly model_id: string
  status: DownloadStatus
  position: number
  is_forced: boolean
  is_confirmed: boolean
  /** SHA-256 of files that somebody takes although the upstream tells another hash. */
  accepted: readonly string[]
  had_access_key: boolean
  error: Download['error']
  created_by: string
  ended_at: string | null
}

/** How far the work has come; written as it goes on, and no change that anybody made. */
export interface Progress {
  files: DownloadFile[]
  downloaded_bytes: number
  total_bytes: number | null
  progress: number
  speed: number | null
  eta: number | null
  /** While it waits before another try. */
  retry_at: string | null
}

/** What a run needs to go on where the one before it stopped. */
export interface Work {
  ticket: string | null
  runner: string | null
  holder: string | null
  seen: number
  is_publishing: boolean
  source: Source | null
  /** Relative to the folder for models. */
  folder: string | null
  /** Files that have begun to arrive, relative to the folder for models. */
  partials: string[]
}

export type WholeRow = DownloadRow & Progress & Work

export const NO_PROGRESS: Progress = {
  files: [],
  downloaded_bytes: 0,
  total_bytes: null,
  progress: 0,
  speed: null,
  eta: null,
  retry_at: null,
}
export const NO_WORK: Work = {
  ticket: null,
  runner: null,
  holder: null,
  seen: 0,
  is_publishing: false,
  source: null,
  folder: null,
  partials: [],
}

/** The part of a row that people decide. */
export const decidedOf = (row: WholeRow): DownloadRow => ({
  id: row.id,
  model_id: row.model_id,
  status: row.status,
  position: row.position,
  is_forced: row.is_forced,
  is_confirmed: row.is_confirmed,
  accepted: row.accepted,
  had_access_key: row.had_access_key,
  error: row.error,
  created_by: row.created_by,
  created_at: row.created_at,
  updated_at: row.updated_at,
  ended_at: row.ended_at,
  row_version: row.row_version,
})
