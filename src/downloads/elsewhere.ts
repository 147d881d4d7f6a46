// What other servers of the same database are bringing, told to whoever listens here.
import type { Database } from '../db/index.ts'
import type { Board } from './board.ts'
import { RUNNING } from './statuses.ts'
import { readByStatus } from './store.ts'

export interface ElsewhereParts {
  database: Pick<Database, 'engine' | 'reader'>
  board: Board
  keep: (work: Promise<void>) => void
}

const EVERY_MS = 1_000

/** Looks only while somebody listens, and only where there can be another server. */
export class Elsewhere {
  readonly #parts: ElsewhereParts
  readonly #told = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined

  constructor(parts: ElsewhereParts) {
    this.#parts = parts
  }

  watch(): void {
    const { database, keep } = this.#parts
    if (database.engine === 'postgres') this.#timer ??= setInterval(() => keep(this.#tell()), EVERY_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #tell(): Promise<void> {
    const { database, board } = this.#parts
    for (const row of await readByStatus(database.reader, RUNNING)) {
      if (board.runs.has(row.id) || this.#told.get(row.id) === row.updated_at) continue
      this.#told.set(row.id, row.updated_at)
      board.tell(board.view(row))
    }
  }
}
