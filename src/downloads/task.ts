// What a run of a download is given: what to bring, whom it tells, and what it works with.
import type { Source } from '../catalog/contract.ts'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Library } from '../library/index.ts'
import type { Upstream } from './engine/index.ts'
import type { DownloadableModel } from './installed-entry.ts'
import type { Live } from './live.ts'
import type { Sources } from './sources/index.ts'

/** What one run has to bring, and whom it tells. */
export interface Task {
  model: DownloadableModel
  /** As an earlier run has pinned it; the model's own at first. */
  source: Source
  /** Where an earlier run has put its files. */
  folder: string | null
  /** Whether other files at their names give way. */
  replace: boolean
  /** Whether somebody wants it although its own site calls it unsafe. */
  isConfirmed: boolean
  /** SHA-256 of files that somebody takes although the upstream tells another hash. */
  accepted: readonly string[]
  token: string | undefined
  signal: AbortSignal
  live: Live
  /** Keeps what a later run needs to go on. */
  planned(source: Source, folder: string, partials: string[]): Promise<void>
  /** The one point from which there is no way back. @throws where somebody has stopped the download. */
  beginPublishing(): Promise<void>
}

export interface Tools {
  library: Library
  upstream: Upstream
  sources: Sources
  now: Clock
  log: Log
  /** @throws RosterError `disk_full` where so many bytes will not fit. */
  requireRoom(bytes: number): Promise<void>
}
