// Looks once a day for what arrived in part of downloads that nobody knows any more.
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import type { Upstream } from './engine/index.ts'
import { sweepOrphans } from './orphans.ts'
import { readAll } from './store.ts'

export interface SweepParts {
  database: Pick<Database, 'reader'>
  modelsDir: string
  upstream: Pick<Upstream, 'discard'>
  log: Log
  now: Clock
  /** Is given each look, so that a close waits for the last one and a failure is told. */
  keep: (work: Promise<void>) => void
}

const EVERY_MS = 24 * 60 * 60 * 1000

export class Sweep {
  readonly #parts: SweepParts
  #timer: NodeJS.Timeout | undefined

  constructor(parts: SweepParts) {
    this.#parts = parts
  }

  begin(): void {
    const look = () => this.#parts.keep(this.#look())
    look()
    this.#timer ??= setInterval(look, EVERY_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    const { database, modelsDir, upstream, log, now } = this.#parts
    const rows = await readAll(database.reader)
    const known = new Set(rows.flatMap(({ partials }) => partials))
    await sweepOrphans({ modelsDir, known, upstream, now: now(), log })
  }
}
