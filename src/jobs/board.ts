// What this server alone knows of jobs: what it runs, how far that is, and who listens.
import { randomUUID } from 'node:crypto'
import type { Job } from './contract.ts'
import type { JobRow, Progress } from './store.ts'
import { shownUsage } from './usage/count.ts'

/** One job while this server works on it. */
export interface Run {
  /** Names it in the row of its job. */
  readonly runner: string
  /** Whether the row has that name by now. */
  isAtWork: boolean
  progress: Progress
  readonly controller: AbortController
  /** Settles when it has ended and cleaned up after itself. */
  readonly ended: Promise<void>
}

type Listener = (job: Job) => void

const MOST_FRESH = 500

export class Board {
  readonly server = randomUUID()
  readonly runs = new Map<string, Run>()
  /** Jobs that were asked for here and have not begun: what their rows said when they were written. */
  readonly #fresh = new Map<string, JobRow>()
  readonly #listeners = new Set<Listener>()

  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  /** @returns how to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(row: JobRow): void {
    if (!this.hasListeners) return
    const job = this.view(row)
    for (const listener of this.#listeners) listener(job)
  }

  /** Spares whoever begins it the reading; where somebody else writes it meanwhile, the beginning finds out. */
  keep(row: JobRow): void {
    if (this.#fresh.size < MOST_FRESH) this.#fresh.set(row.id, row)
  }

  take(id: string): JobRow | undefined {
    const row = this.#fresh.get(id)
    this.#fresh.delete(id)
    return row
  }

  /** A job as others see it. */
  view(row: JobRow): Job {
    const live = row.status === 'running' ? this.runs.get(row.id) : undefined
    const { progress, progress_text } = live?.progress ?? row
    return {
      id: row.id,
      status: row.status,
      model_id: row.model_id,
      provider_id: row.provider_id,
      resolution: row.resolution,
      input: row.input as Job['input'],
      output: row.output,
      error: row.error,
      quality_rating: row.quality_rating,
      usage: shownUsage(row.usage),
      cost: row.cost ?? { amount: null, currency: 'USD', known: false, reason: 'It has not ended' },
      attempts: row.attempts.map(({ may_have_begun, ...attempt }) => attempt),
      progress,
      progress_text,
      created_at: row.created_at,
      started_at: row.started_at,
      completed_at: row.completed_at,
      created_by: row.created_by,
    }
  }
}
