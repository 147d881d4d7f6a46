// What may follow what.
import type { JobStatus } from './contract.ts'

/** Somebody has to work on it, or does. */
export const UNFINISHED = ['queued', 'running'] as const satisfies readonly JobStatus[]

export const isEnded = (status: JobStatus): boolean => status !== 'queued' && status !== 'running'
