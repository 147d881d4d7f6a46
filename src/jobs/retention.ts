// Takes old jobs and old Idempotency-Keys away, a few at a time and in nobody's way; what was counted of them stays.
import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../core/errors.ts'
import type { IdempotencyKeys } from './idempotency/idempotency.ts'
import type { Parts } from './parts.ts'
import { readEndedBefore, removeJobs } from './store.ts'

const DAY_MS = 86_400_000
const FIRST_AFTER_MS = 60_000
const AGAIN_AFTER_MS = 3_600_000
/** In one transaction: other writers wait for a few milliseconds at most. */
const AT_ONCE = 100
const PAUSE_MS = 50

export class JobRetention {
  readonly #parts: Parts
  readonly #keys: IdempotencyKeys
  #timer: NodeJS.Timeout
  #running: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(parts: Parts, keys: IdempotencyKeys) {
    this.#parts = parts
    this.#keys = keys
    this.#timer = this.#after(FIRST_AFTER_MS)
  }

  /** Removes all that is too old by now. @returns how many jobs went. */
  async run(): Promise<number> {
    const { database, keptDays, now, outputs } = this.#parts
    await database.write((tx) => this.#keys.forget(tx))
    if (keptDays === undefined) return 0
    const oldest = idOf(now().getTime() - keptDays * DAY_MS)
    let removed = 0
    while (!this.#isClosed) {
      const ids = await readEndedBefore(database.reader, oldest, AT_ONCE)
      if (ids.length === 0) break
      for (const id of ids) await outputs.remove(id)
      await database.write((tx) => removeJobs(tx, ids))
      removed += ids.length
      await pause(PAUSE_MS)
    }
    return removed
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#running
  }

  #after(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#running = this.#runAndTell()
    }, milliseconds).unref()
  }

  async #runAndTell(): Promise<void> {
    const { log, keptDays } = this.#parts
    try {
      const removed = await this.run()
      if (removed > 0) log.info(`Removed ${removed} jobs older than ${keptDays} days`)
    } catch (error) {
      log.warn(`Cannot remove old jobs, trying again in an hour: ${messageOf(error)}`)
    }
    if (!this.#isClosed) this.#timer = this.#after(AGAIN_AFTER_MS)
  }
}

/** The least id that a job of that time can have: ids begin with their time (RFC 9562). */
function idOf(milliseconds: number): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
