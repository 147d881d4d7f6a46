// What may follow what.
import type { DownloadStatus } from './contract.ts'

/** A server works on it, or did when it was last heard of. */
export const RUNNING = ['downloading', 'verifying'] as const satisfies readonly DownloadStatus[]
/** A server has to work on it. */
export const UNFINISHED = ['queued', ...RUNNING] as const satisfies readonly DownloadStatus[]
/** There is at most one of these for a model. */
export const ON_ITS_WAY = [...UNFINISHED, 'paused', 'needs_token'] as const satisfies readonly DownloadStatus[]

const includes = (statuses: readonly DownloadStatus[], status: DownloadStatus): boolean => statuses.includes(status)

export const isRunning = (status: DownloadStatus): boolean => includes(RUNNING, status)
export const isUnfinished = (status: DownloadStatus): boolean => includes(UNFINISHED, status)
export const isEnded = (status: DownloadStatus): boolean => !includes(ON_ITS_WAY, status)
