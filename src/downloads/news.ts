// What was decided of a download, here or by another server, and what this server does about it.
import type { Feed, Outcome } from '../changes/index.ts'
import type { Database } from '../db/index.ts'
import type { WorkQueue } from '../queue/index.ts'
import type { Board } from './board.ts'
import type { Holders } from './holders.ts'
import type { RoomWatch } from './room-watch.ts'
import type { DownloadRow, WholeRow } from './row.ts'
import { isEnded, isRunning } from './statuses.ts'
import { DOWNLOAD_ENTITY, findDownload, readAll } from './store.ts'

export interface NewsParts {
  database: Pick<Database, 'reader'>
  feed: Feed
  board: Board
  queue: WorkQueue
  holders: Holders
  roomWatch: RoomWatch
  keep: (work: Promise<void>) => void
}

export class News {
  readonly #parts: NewsParts
  readonly #unfollow: () => void
  /** Models that are on their way, by download. */
  readonly #brought = new Map<string, string>()

  constructor(parts: NewsParts) {
    this.#parts = parts
    this.#unfollow = parts.feed.follow((_, outcomes) => this.#hear(outcomes))
  }

  /** Takes up what was decided before this server began. */
  async begin(): Promise<void> {
    for (const row of await readAll(this.#parts.database.reader)) {
      this.#note(row)
      this.#watchOver(row)
    }
  }

  /** Whether a download of this model is under way, as far as this server has heard. */
  isBringing(modelId: string): boolean {
    return [...this.#brought.values()].includes(modelId)
  }

  close(): void {
    this.#unfollow()
  }

  #hear(outcomes: readonly Outcome[]): void {
    for (const { entity, id, after } of outcomes) {
      if (entity !== DOWNLOAD_ENTITY) continue
      if (after) this.#note(after as DownloadRow)
      this.#parts.keep(this.#look(id))
    }
  }

  async #look(id: string): Promise<void> {
    const { database, board, queue } = this.#parts
    const row = await findDownload(database.reader, id)
    if (!row) return
    const run = board.runs.get(id)
    if (run && !isRunning(row.status)) run.controller.abort()
    if (isEnded(row.status)) board.tokens.delete(id)
    if (row.status === 'queued' && row.holder === null) queue.wake()
    if (row.status === 'queued' && row.holder === board.server && row.ticket) queue.addHere(row.ticket)
    this.#watchOver(row)
    board.tell(board.view(row))
  }

  #note({ id, model_id, status }: DownloadRow): void {
    if (isEnded(status)) this.#brought.delete(id)
    else this.#brought.set(id, model_id)
  }

  #watchOver(row: WholeRow): void {
    if (row.holder !== null && !isEnded(row.status)) this.#parts.holders.watch()
    this.#parts.roomWatch.watch(row)
  }
}
