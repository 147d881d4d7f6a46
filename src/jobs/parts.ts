// What the parts of jobs work with.
import type { Catalog, Providers } from '../catalog/index.ts'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import type { Circumstances, Known } from '../resolve/index.ts'
import type { Output, Runner } from '../runners/index.ts'
import type { ProviderKind } from '../vocabulary/index.ts'
import type { Board } from './board.ts'
import type { JobOutput } from './contract.ts'
import type { ProviderLimits } from './pace/limits.ts'
import type { Writes } from './writes.ts'

/** Keeps what was made where people can fetch it. */
export interface Outputs {
  /** @throws RunnerError where a file cannot be fetched or kept. */
  keep(jobId: string, output: Output, signal: AbortSignal): Promise<JobOutput>
  /** Forgets what was kept of a job. */
  remove(jobId: string): Promise<void>
}

export interface JobsOptions {
  database: Database
  databaseUrl: string
  known: Known & { catalog: Catalog }
  providers: Providers
  circumstances: () => Circumstances
  /** Who does the work of a kind of provider; undefined where nobody can. */
  runnerOf: (kind: ProviderKind) => Runner | undefined
  outputs: Outputs
  limits: ProviderLimits
  /** For one attempt. */
  timeoutSeconds: number
  /** The first pause before something is tried again; those after it grow. */
  retryBaseMs: number
  /** For how long jobs that have ended are kept; for ever where undefined. */
  keptDays: number | undefined
  log: Log
  now?: Clock
}

/** Those and what is made of them. */
export interface Parts extends Omit<JobsOptions, 'now'> {
  board: Board
  writes: Writes
  now: Clock
}
