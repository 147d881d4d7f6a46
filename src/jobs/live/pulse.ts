// Where several servers share a database, one that is at work on calls says so now and then: see `abandoned.ts`.
import { messageOf } from '../../core/errors.ts'
import { isoTime } from '../../core/time.ts'
import type { Parts } from '../parts.ts'
import { touchLive } from './store.ts'

const BEAT_MS = 5_000

export class Pulse {
  readonly #parts: Parts
  readonly #runner: string
  readonly #timer: NodeJS.Timeout | undefined
  #beating: Promise<void> | undefined

  constructor(parts: Parts, runner: string) {
    this.#parts = parts
    this.#runner = runner
    if (parts.database.engine === 'postgres') this.#timer = setInterval(() => this.#beat(), BEAT_MS).unref()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
  }

  #beat(): void {
    const { board, database, log, now } = this.#parts
    const isAtWork = board.runs.values().some(({ runner }) => runner === this.#runner)
    if (!isAtWork) return
    this.#beating ??= database
      .write((tx) => touchLive(tx, this.#runner, isoTime(now())))
      .catch((error) => log.warn(`Cannot tell other servers that calls are under way: ${messageOf(error)}`))
      .finally(() => {
        this.#beating = undefined
      })
  }
}
