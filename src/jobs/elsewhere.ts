// Several servers on one database: what others do with jobs is told here, and what they decide stops work here.
import { messageOf } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import type { Parts } from './parts.ts'
import { readChangedSince, readLost } from './store.ts'

const LOOK_MS = 1_000
/** Clocks of servers differ, and a transaction commits after the time that it writes. */
const OVERLAP_MS = 5_000
const AT_ONCE = 500

export class Elsewhere {
  readonly #parts: Parts
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  /** Where the next look begins; undefined while nobody listens. */
  #since: string | undefined
  /** What was told last of each job, by its version and time. */
  #told = new Map<string, string>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Where one server is alone there is nobody else. */
  watch(): void {
    if (this.#parts.database.engine !== 'postgres') return
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look()
        .catch((error) => this.#parts.log.warn(`Cannot see what other servers do with jobs: ${messageOf(error)}`))
        .finally(() => {
          this.#looking = undefined
        })
    }, LOOK_MS).unref()
  }

  /** Somebody listens from now on. */
  listen(): void {
    this.#since ??= this.#ago()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    await this.#stopLost()
    if (this.#parts.board.hasListeners) await this.#tell()
    else {
      this.#since = undefined
      this.#told.clear()
    }
  }

  async #stopLost(): Promise<void> {
    const { board, database } = this.#parts
    const { runs } = board
    const running = new Map([...runs].flatMap(([id, { runner, isAtWork }]) => (isAtWork ? [[id, runner]] : [])))
    if (running.size === 0) return
    for (const id of await readLost(database.reader, running))
      runs.get(id)?.controller.abort(new Error('Somebody else has decided about the job'))
  }

  async #tell(): Promise<void> {
    const { board, database } = this.#parts
    this.#since ??= this.#ago()
    const rows = await readChangedSince(database.reader, this.#since, AT_ONCE)
    const told = new Map<string, string>()
    for (const row of rows) {
      const mark = `${row.row_version} ${row.updated_at}`
      told.set(row.id, mark)
      if (!board.runs.has(row.id) && this.#told.get(row.id) !== mark) board.tell(row)
    }
    this.#told = told
    // Where more have changed than are read at once, the next look goes on there.
    this.#since = rows.length < AT_ONCE ? this.#ago() : (rows.at(-1)?.updated_at ?? this.#ago())
  }

  #ago(): string {
    return isoTime(new Date(this.#parts.now().getTime() - OVERLAP_MS))
  }
}
