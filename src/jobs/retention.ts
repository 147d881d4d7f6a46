// Takes old jobs and old Idempotency-Keys away, a few at a time and in nobody's way; what was counted of them stays.
import { setTimeout as pause } from 'node:timers/promises'
import { Housekeeping } from '../core/housekeeping.ts'
import type { IdempotencyKeys } from './idempotency/idempotency.ts'
import type { Parts } from './parts.ts'
import { readEndedBefore, removeJobs } from './store.ts'

const DAY_MS = 86_400_000
/** In one transaction: other writers wait for a few milliseconds at most. */
const AT_ONCE = 100
const PAUSE_MS = 50

export class JobRetention {
  readonly #parts: Parts
  readonly #keys: IdempotencyKeys
  readonly #housekeeping: Housekeeping

  constructor(parts: Parts, keys: IdempotencyKeys) {
    this.#parts = parts
    this.#keys = keys
    const work = async (signal: AbortSignal) => {
      const removed = await this.run(signal)
      return removed > 0 ? `Removed ${removed} jobs older than ${parts.keptDays} days` : undefined
    }
    this.#housekeeping = new Housekeeping({ what: 'remove old jobs', work, log: parts.log })
  }

  /** Removes all that is too old by now. @returns how many jobs went. */
  async run(signal?: AbortSignal): Promise<number> {
    const { database, keptDays, now, outputs } = this.#parts
    await database.write((tx) => this.#keys.forget(tx))
    if (keptDays === undefined) return 0
    const oldest = idOf(now().getTime() - keptDays * DAY_MS)
    let removed = 0
    while (!signal?.aborted) {
      const ids = await readEndedBefore(database.reader, oldest, AT_ONCE)
      if (ids.length === 0) break
      for (const id of ids) await outputs.remove(id)
      await database.write((tx) => removeJobs(tx, ids))
      removed += ids.length
      await pause(PAUSE_MS)
    }
    return removed
  }

  close(): Promise<void> {
    return this.#housekeeping.close()
  }
}

/** The least id that a job of that time can have: ids begin with their time (RFC 9562). */
function idOf(milliseconds: number): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
