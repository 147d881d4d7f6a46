// Calls whose server was killed: nobody waits for them any more, and nobody can ask what became of them.
import { messageOf } from '../../core/errors.ts'
import { costOfNothing } from '../cost.ts'
import { closedAttempts, INTERRUPTED } from '../ending.ts'
import { Held, Lost } from '../held.ts'
import type { Parts } from '../parts.ts'
import { findJob, type JobRow } from '../store.ts'
import { countEnded } from '../usage/count.ts'
import { type LiveRow, readLive, runnerOf } from './store.ts'

const LOOK_MS = 2_000
/** Three beats of a pulse. */
const SILENT_MS = 15_000

export interface AbandonedParts extends Parts {
  onEnd(row: JobRow): void
}

/** The newest sign of life of a server, and when it was seen first: by the clock of this process, for clocks differ. */
interface Sign {
  at: string
  seen: number
}

export class Abandoned {
  readonly #parts: AbandonedParts
  #signs = new Map<string, Sign>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(parts: AbandonedParts) {
    this.#parts = parts
  }

  /** A server that is alone with its database had all of them itself; others are given time to show that they live. */
  async begin(): Promise<void> {
    const { database, log } = this.#parts
    if (database.engine === 'sqlite') return this.#end(await readLive(database.reader))
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look()
        .catch((error) => log.warn(`Cannot look for calls of servers that are gone: ${messageOf(error)}`))
        .finally(() => {
          this.#looking = undefined
        })
    }, LOOK_MS).unref()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    const { board, database } = this.#parts
    const rows = (await readLive(database.reader)).filter(({ runner }) => runner !== runnerOf(board.server))
    const signs = new Map<string, Sign>()
    for (const [runner, own] of Map.groupBy(rows, (row) => row.runner)) {
      const at =
        own
          .map(({ updated_at }) => updated_at ?? '')
          .sort()
          .at(-1) ?? ''
      const before = this.#signs.get(runner)
      signs.set(runner, before?.at === at ? before : { at, seen: performance.now() })
    }
    this.#signs = signs
    const isSilent = ({ runner }: LiveRow) => performance.now() - (signs.get(runner)?.seen ?? 0) > SILENT_MS
    await this.#end(rows.filter(isSilent))
  }

  async #end(rows: readonly LiveRow[]): Promise<void> {
    for (const { id, runner } of rows) {
      const row = await findJob(this.#parts.database.reader, id)
      if (row?.status === 'running' && row.runner === runner) await this.#fail(row)
    }
  }

  async #fail(row: JobRow): Promise<void> {
    const held = new Held(row, this.#parts)
    const now = held.now()
    const attempts = closedAttempts(row, { ended_at: now, error: INTERRUPTED, may_have_begun: true })
    const cost = costOfNothing(row, attempts)
    const end = { status: 'failed', error: INTERRUPTED, attempts, cost, completed_at: now, runner: null } as const
    try {
      await held.write(end, (_tx, count, after) => count(countEnded(after)))
      this.#parts.onEnd(held.row)
    } catch (error) {
      // Another server was quicker.
      if (!(error instanceof Lost)) throw error
    }
  }
}
