// Takes old change sets out of the audit log, a few at a time and in nobody's way.
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import { removeOldSets } from './store.ts'

const DAY_MS = 86_400_000
const FIRST_AFTER_MS = 60_000
const AGAIN_AFTER_MS = 3_600_000
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
  #timer: NodeJS.Timeout
  #running: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: RetentionOptions) {
    this.#options = options
    this.#timer = this.#after(FIRST_AFTER_MS)
  }

  /** Removes all that is too old by now. @returns how many change sets went. */
  async run(): Promise<number> {
    const { database, clock, days } = this.#options
    const before = isoTime(new Date(clock().getTime() - days * DAY_MS))
    let removed = 0
    while (!this.#closed) {
      const some = await database.write((tx) => removeOldSets(tx, before, SETS_AT_ONCE))
      removed += some
      if (some === 0) break
      await pause(PAUSE_MS)
    }
    return removed
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  #after(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#running = this.#runAndTell()
    }, milliseconds).unref()
  }

  async #runAndTell(): Promise<void> {
    const { log, days } = this.#options
    try {
      const removed = await this.run()
      if (removed > 0) log.info(`Removed ${removed} changes older than ${days} days from the audit log`)
    } catch (error) {
      log.warn(`Cannot remove old changes from the audit log, trying again in an hour: ${messageOf(error)}`)
    }
    if (!this.#closed) this.#timer = this.#after(AGAIN_AFTER_MS)
  }
}
