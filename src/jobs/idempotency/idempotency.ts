// The same request sent twice is one job: an Idempotency-Key counts for a day, per user.
import type { Clock } from '../../core/clock.ts'
import { RosterError } from '../../core/errors.ts'
import { sha256 } from '../../core/ids.ts'
import { isObject } from '../../core/record.ts'
import { isoTime } from '../../core/time.ts'
import type { Reader, Tx } from '../../db/index.ts'
import { findKey, type KeptKey, keepKey, removeKeysBefore } from './store.ts'

const COUNTS_MS = 24 * 60 * 60 * 1000

export interface AskedKey {
  created_by: string
  key: string
  body_hash: string
}

export class IdempotencyKeys {
  readonly #now: Clock

  constructor(now: Clock) {
    this.#now = now
  }

  /** The job that a key was given for. @throws RosterError `conflict` where that was asked for with another body. */
  async jobOf(db: Reader, asked: AskedKey): Promise<string | undefined> {
    const kept = await findKey(db, asked, this.#oldest())
    if (!kept || kept.body_hash === asked.body_hash) return kept?.job_id
    throw new RosterError(
      'conflict',
      'The Idempotency-Key was used for another request within the last 24 hours; send this one with another key',
    )
  }

  /** @returns false where somebody else gave it a job at the same time. */
  keep(tx: Tx, asked: AskedKey, job_id: string): Promise<boolean> {
    const kept: KeptKey = { ...asked, job_id, created_at: isoTime(this.#now()) }
    return keepKey(tx, kept, this.#oldest())
  }

  forget(tx: Tx): Promise<void> {
    return removeKeysBefore(tx, this.#oldest())
  }

  #oldest(): string {
    return isoTime(new Date(this.#now().getTime() - COUNTS_MS))
  }
}

/** The same for bodies that say the same, in whatever order. */
export const hashOf = (body: unknown): string => sha256(JSON.stringify(body, inOrder))

const inOrder = (_key: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) : value
