// Work that nobody waits for now: a close does, and a failure of it is told.
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

export class Background {
  readonly #log: Log
  readonly #under = new Set<Promise<void>>()

  constructor(log: Log) {
    this.#log = log
  }

  keep = (work: Promise<void>): void => {
    const kept = work
      .catch((error) => this.#log.warn(`Downloads: ${messageOf(error)}`))
      .finally(() => this.#under.delete(kept))
    this.#under.add(kept)
  }

  async close(): Promise<void> {
    await Promise.all(this.#under)
  }
}
