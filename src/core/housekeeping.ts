// Work that a server does now and then, in nobody's way: the first time some while after its start, then every hour.
import { messageOf } from './errors.ts'
import type { Log } from './log.ts'

const FIRST_AFTER_MS = 60_000
const AGAIN_AFTER_MS = 60 * 60 * 1000

export interface HousekeepingOptions {
  /** What it does, as `remove old jobs`: told where it fails. */
  what: string
  /** Looks at the signal between two steps: it ends when the server does. @returns what is worth a line of the log */
  work: (signal: AbortSignal) => Promise<string | undefined>
  log: Log
}

export class Housekeeping {
  readonly #options: HousekeepingOptions
  readonly #end = new AbortController()
  #timer: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()

  constructor(options: HousekeepingOptions) {
    this.#options = options
    this.#timer = this.#after(FIRST_AFTER_MS)
  }

  /** Resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#end.abort()
    clearTimeout(this.#timer)
    await this.#running
  }

  #after(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#running = this.#run()
    }, milliseconds).unref()
  }

  async #run(): Promise<void> {
    const { what, work, log } = this.#options
    try {
      const done = await work(this.#end.signal)
      if (done) log.info(done)
    } catch (error) {
      log.warn(`Cannot ${what}, trying again in an hour: ${messageOf(error)}`)
    }
    if (!this.#end.signal.aborted) this.#timer = this.#after(AGAIN_AFTER_MS)
  }
}
