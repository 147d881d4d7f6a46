// Ends a wait for the network that has become hopeless: many servers fall silent without closing.
import { RosterError } from '../core/errors.ts'

export class Watchdog {
  /** Aborts when the download is cancelled or the other side has been silent for too long. */
  readonly signal: AbortSignal
  readonly #silence = new AbortController()
  readonly #seconds: number

  constructor(cancelled: AbortSignal, seconds: number) {
    this.signal = AbortSignal.any([cancelled, this.#silence.signal])
    this.#seconds = seconds
  }

  /** The clock runs during this wait alone, so that a slow disk is not taken for a silent server. */
  async wait<Result>(start: () => Promise<Result>): Promise<Result> {
    const timer = setTimeout(() => {
      const sentence = `The server sent nothing for ${this.#seconds} s; check the connection and try again`
      this.#silence.abort(new RosterError('network', sentence))
    }, this.#seconds * 1000)
    try {
      this.signal.throwIfAborted()
      return await start()
    } catch (error) {
      throw this.signal.aborted ? this.signal.reason : error
    } finally {
      clearTimeout(timer)
    }
  }
}
