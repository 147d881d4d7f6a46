// Tells how far an attempt is: to whoever listens here at once, and by the row to other servers.
import { messageOf } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import type { Run } from './board.ts'
import type { Held } from './held.ts'
import type { Parts } from './parts.ts'
import { writeProgress } from './store.ts'

/** At most so often. */
const TELL_MS = 250
const SAVE_MS = 1_000
/** Of text that has come so far, its end is shown. */
const TEXT_SHOWN = 20_000

export class Teller {
  readonly #parts: Parts
  readonly #held: Held
  readonly #run: Run
  readonly #saving: NodeJS.Timeout | undefined
  #telling: NodeJS.Timeout | undefined
  #toldAt = 0
  #isSaved = true

  constructor(parts: Parts, held: Held, run: Run) {
    this.#parts = parts
    this.#held = held
    this.#run = run
    // Where there is one server, whoever listens is here.
    if (parts.database.engine === 'postgres') this.#saving = setInterval(() => void this.#save(), SAVE_MS).unref()
  }

  progress({ fraction, text }: { fraction?: number; text?: string }): void {
    const { progress } = this.#run
    if (fraction !== undefined && fraction >= 0)
      // 100 is for a result that is there, and it never goes back.
      progress.progress = Math.max(progress.progress ?? 0, Math.min(99.9, Math.floor(fraction * 1000) / 10))
    if (text !== undefined) progress.progress_text = text.slice(0, TEXT_SHOWN)
    this.#changed()
  }

  text(delta: string): void {
    const { progress } = this.#run
    progress.progress_text = `${progress.progress_text ?? ''}${delta}`.slice(-TEXT_SHOWN)
    this.#changed()
  }

  close(): void {
    clearInterval(this.#saving)
    clearTimeout(this.#telling)
  }

  #changed(): void {
    this.#isSaved = false
    const wait = this.#toldAt + TELL_MS - performance.now()
    if (wait <= 0) this.#tell()
    else this.#telling ??= setTimeout(() => this.#tell(), wait)
  }

  #tell(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    this.#toldAt = performance.now()
    this.#parts.board.tell(this.#held.row)
  }

  async #save(): Promise<void> {
    if (this.#isSaved) return
    this.#isSaved = true
    const { database, log, now } = this.#parts
    const { id } = this.#held.row
    const { runner, progress } = this.#run
    try {
      await database.write((tx) => writeProgress(tx, id, runner, progress, isoTime(now())))
    } catch (error) {
      log.warn({ job: id }, `Cannot write how far a job is: ${messageOf(error)}`)
    }
  }
}
