// A job while one run works on it: its row as this run last wrote it. Whoever else writes it takes it away.
import type { Clock } from '../core/clock.ts'
import { isoTime } from '../core/time.ts'
import type { Tx } from '../db/index.ts'
import type { Board } from './board.ts'
import { type JobRow, updateJob } from './store.ts'
import type { UsageDelta } from './usage/store.ts'
import type { Writes } from './writes.ts'

/** Somebody else has decided about the job, such as to cancel it. */
export class Lost extends Error {
  override name = 'Lost'
}

/** What is written in the same transaction. */
type Also = (tx: Tx, count: (deltas: readonly UsageDelta[]) => void, next: JobRow) => Promise<void> | void

export class Held {
  readonly #parts: { writes: Writes; board: Board; now: Clock }
  #row: JobRow

  constructor(row: JobRow, parts: { writes: Writes; board: Board; now: Clock }) {
    this.#row = row
    this.#parts = parts
  }

  get row(): JobRow {
    return this.#row
  }

  now(): string {
    return isoTime(this.#parts.now())
  }

  /** @throws Lost where the job is no longer this run's. */
  async write(change: Partial<JobRow>, also?: Also): Promise<void> {
    await this.writeIf(async () => true, change, also)
  }

  /** As `write`, where `may` says so in the same transaction. @returns whether it was written. */
  async writeIf(may: (tx: Tx) => Promise<boolean>, change: Partial<JobRow>, also?: Also): Promise<boolean> {
    const row = this.#row
    const written = { ...change, updated_at: this.now() }
    const next = { ...row, ...written, row_version: row.row_version + 1 }
    const outcome = await this.#parts.writes.run(async (tx, count) => {
      if (!(await may(tx))) return 'not yet'
      if (!(await updateJob(tx, row, written))) return 'lost'
      await also?.(tx, count, next)
      return 'written'
    })
    if (outcome === 'lost') throw new Lost('The job was taken away')
    if (outcome === 'not yet') return false
    this.#row = next
    this.#parts.board.tell(next)
    return true
  }
}
