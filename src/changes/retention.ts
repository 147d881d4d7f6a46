// Takes old change sets out of the audit log, a few at a time and in nobody's way.
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import { Housekeeping } from '../core/housekeeping.ts'
import type { Log } from '../core/log.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import { removeOldSets } from './store.ts'

const DAY_MS = 86_400_000
/** In one transaction: other writers wait for a few milliseconds at most. */
const SETS_AT_ONCE = 20
const PAUSE_MS = 50

export interface RetentionOptions {
  database: Database
  clock: Clock
  log: Log
  /** Change sets are kept for so many days. */
  days: number
}

export class Retention {
  readonly #options: RetentionOptions
  readonly #housekeeping: Housekeeping

  constructor(options: RetentionOptions) {
    const { log, days } = options
    this.#options = options
    const work = async (signal: AbortSignal) => {
      const removed = await this.run(signal)
      return removed > 0 ? `Removed ${removed} changes older than ${days} days from the audit log` : undefined
    }
    this.#housekeeping = new Housekeeping({ what: 'remove old changes from the audit log', work, log })
  }

  /** Removes all that is too old by now. @returns how many change sets went. */
  async run(signal?: AbortSignal): Promise<number> {
    const { database, clock, days } = this.#options
    const before = isoTime(new Date(clock().getTime() - days * DAY_MS))
    let removed = 0
    while (!signal?.aborted) {
      const some = await database.write((tx) => removeOldSets(tx, before, SETS_AT_ONCE))
      removed += some
      if (some === 0) break
      await pause(PAUSE_MS)
    }
    return removed
  }

  close(): Promise<void> {
    return this.#housekeeping.close()
  }
}
