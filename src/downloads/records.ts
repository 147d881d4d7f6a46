// Downloads as they are read: those on their way, and those that ended in the last days.
import type { Clock } from '../core/clock.ts'
import { notFound } from '../core/errors.ts'
import { type Page, pageOf } from '../core/paging.ts'
import { isoTime } from '../core/time.ts'
import type { Database } from '../db/index.ts'
import type { Board } from './board.ts'
import type { Download } from './contract.ts'
import type { WholeRow } from './row.ts'
import { isEnded, ON_ITS_WAY } from './statuses.ts'
import { findDownload, readAll, readByStatus, readEndedBefore, removeDownload } from './store.ts'

export interface RecordsParts {
  database: Database
  board: Board
  now: Clock
}

export interface ListedDownloads extends Page<Download> {
  /** Those that wait, the next one first. */
  queue: string[]
}

/** As `readByStatus` orders them. */
const inTurn = (left: WholeRow, right: WholeRow): number =>
  left.position - right.position || (left.id < right.id ? -1 : 1)

const KEPT_MS = 7 * 24 * 60 * 60 * 1000

export class Records {
  readonly #parts: RecordsParts

  constructor(parts: RecordsParts) {
    this.#parts = parts
  }

  /** @throws RosterError `not_found`. */
  async find(id: string): Promise<WholeRow> {
    const row = await findDownload(this.#parts.database.reader, id)
    if (!row || (row.ended_at !== null && row.ended_at < this.#oldestKept())) throw notFound('download', id)
    return row
  }

  async read(id: string): Promise<Download> {
    return this.#parts.board.view(await this.find(id))
  }

  /** Oldest first. */
  async list(query: { limit?: number | undefined; cursor?: string | undefined }): Promise<ListedDownloads> {
    const { database, board } = this.#parts
    const oldest = this.#oldestKept()
    const all = await readAll(database.reader)
    const queue = all.filter(({ status }) => status === 'queued').toSorted(inTurn)
    const rows = all
      .filter(({ ended_at }) => ended_at === null || ended_at >= oldest)
      .map((row) => ({ row, key: `${String(Date.parse(row.created_at)).padStart(15, '0')} ${row.id}` }))
      .sort((left, right) => (left.key < right.key ? -1 : 1))
    const { items, next_cursor } = pageOf(rows, ({ key }) => key, query)
    return { items: items.map(({ row }) => board.view(row)), queue: queue.map(({ id }) => id), next_cursor }
  }

  /** At most one for a model. */
  async onTheirWay(): Promise<Download[]> {
    const { database, board } = this.#parts
    return (await readByStatus(database.reader, ON_ITS_WAY)).map((row) => board.view(row))
  }

  async modelsOnTheirWay(): Promise<ReadonlySet<string>> {
    const rows = await readAll(this.#parts.database.reader)
    return new Set(rows.filter(({ status }) => !isEnded(status)).map(({ model_id }) => model_id))
  }

  /** Removes those that ended long ago. @param discard deletes what had arrived of one that never became whole. */
  async forget(discard: (row: WholeRow) => Promise<void>): Promise<void> {
    const { database } = this.#parts
    for (const row of await readEndedBefore(database.reader, this.#oldestKept())) {
      if (row.status !== 'completed') await discard(row)
      await database.write((tx) => removeDownload(tx, row.id))
    }
  }

  #oldestKept(): string {
    return isoTime(new Date(this.#parts.now().getTime() - KEPT_MS))
  }
}
