// What arrived in part and nobody will go on with: looked for once a day, told, and removed once it is old.
import { relative, sep } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import { listPartials, type Upstream } from './engine/index.ts'
import { discardPartials } from './places.ts'
import { readAll } from './store.ts'

export interface OrphansParts {
  database: Pick<Database, 'reader'>
  modelsDir: string
  upstream: Pick<Upstream, 'discard'>
  now: Clock
  log: Log
  keep: (work: Promise<void>) => void
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Without a journal nobody can go on with it, not even another Roster on the same volume. */
const WITHOUT_JOURNAL_MS = 7 * DAY_MS
const WITH_JOURNAL_MS = 30 * DAY_MS

export class Orphans {
  readonly #parts: OrphansParts
  #timer: NodeJS.Timeout | undefined

  constructor(parts: OrphansParts) {
    this.#parts = parts
  }

  /** Looks at once, and then every day. */
  watch(): void {
    const { keep } = this.#parts
    keep(this.#sweep())
    this.#timer ??= setInterval(() => keep(this.#sweep()), DAY_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #sweep(): Promise<void> {
    const { database, modelsDir, now } = this.#parts
    const rows = await readAll(database.reader)
    const known = new Set(rows.flatMap(({ partials }) => partials))
    for (const { path, key, bytes, isOwned, modifiedAt } of await listPartials(modelsDir)) {
      const partial = relative(modelsDir, path).split(sep).join('/')
      const kept = key === null ? WITHOUT_JOURNAL_MS : WITH_JOURNAL_MS
      const isOld = now().getTime() - modifiedAt.getTime() > kept
      if (isOld && !isOwned && !known.has(partial)) await this.#remove(partial, bytes)
    }
  }

  async #remove(partial: string, bytes: number): Promise<void> {
    const { modelsDir, upstream, log } = this.#parts
    try {
      await discardPartials([partial], modelsDir, upstream)
      log.info({ partial, bytes }, 'removed what had arrived of a download that nobody knows any more')
    } catch (error) {
      log.warn({ partial }, `Cannot remove what had arrived of a forgotten download: ${messageOf(error)}`)
    }
  }
}
