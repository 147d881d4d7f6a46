// Downloads with a token, where several servers share a database: only the server that was given it can go on with one.
import type { Changes } from '../changes/index.ts'
import { SYSTEM } from '../core/actor.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import type { Board } from './board.ts'
import type { WholeRow } from './row.ts'
import { UNFINISHED } from './statuses.ts'
import { downloadEntity, markSeen, readByStatus, writeWork } from './store.ts'

export interface HolderParts {
  database: Database
  changes: Changes
  board: Board
  log: Log
}

const SIGN_MS = 3_000
/** A server that gave no sign of life for so long is gone, and its tokens with it. */
const GONE_MS = 15_000

const FORGOTTEN = {
  code: 'gated',
  message:
    'It was asked for with a token, which was kept in the memory of a server that is gone; ' +
    'give the token again and it goes on where it stood',
} as const

/** Looks only as long as there is such a download. By its own clock: those of two servers may differ. */
export class Holders {
  readonly #parts: HolderParts
  readonly #signs = new Map<string, { seen: number; at: number }>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: HolderParts) {
    this.#parts = parts
  }

  /** There may be one now. */
  watch(): void {
    this.#timer ??= setInterval(() => {
      this.#looking = this.#look().catch((error) =>
        this.#parts.log.warn(`Cannot look after downloads with a token: ${messageOf(error)}`),
      )
    }, SIGN_MS).unref()
  }

  /** What this server's tokens were for waits for another from now on. */
  async close(): Promise<void> {
    const wasWatching = this.#timer !== undefined
    clearInterval(this.#timer)
    await this.#looking
    if (!wasWatching) return
    const rows = await readByStatus(this.#parts.database.reader, UNFINISHED)
    for (const row of rows) if (row.holder === this.#parts.board.server) await this.#giveUp(row)
  }

  async #look(): Promise<void> {
    const { database, board } = this.#parts
    const held = (await readByStatus(database.reader, UNFINISHED)).filter(({ holder }) => holder !== null)
    if (held.length === 0) {
      clearInterval(this.#timer)
      this.#timer = undefined
      this.#signs.clear()
      return
    }
    if (held.some(({ holder }) => holder === board.server)) await database.write((tx) => markSeen(tx, board.server))
    for (const row of held) if (row.holder !== board.server && this.#isGone(row)) await this.#giveUp(row)
  }

  #isGone({ id, seen }: WholeRow): boolean {
    const sign = this.#signs.get(id)
    const at = performance.now()
    if (sign?.seen === seen) return at - sign.at > GONE_MS
    this.#signs.set(id, { seen, at })
    return false
  }

  async #giveUp({ id, model_id, holder }: WholeRow): Promise<void> {
    const change = { action: 'download.needs_token', summary: `Download of ${model_id}: needs its token again` }
    await this.#parts.changes.change(SYSTEM, change, async (draft) => {
      const rows = await readByStatus(draft.tx, UNFINISHED)
      const row = await draft.find(downloadEntity, id)
      if (!row || !rows.some((each) => each.id === id && each.holder === holder)) return
      await draft.put(downloadEntity, { ...row, status: 'needs_token', error: FORGOTTEN })
      await writeWork(draft.tx, id, { holder: null, runner: null, ticket: null })
    })
  }
}
