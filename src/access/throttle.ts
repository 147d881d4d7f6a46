// Counts credentials that were wrong, by the address that they came from, in a memory that does not grow.
import type { Clock } from '../core/clock.ts'
import { RosterError } from '../core/errors.ts'
import { WrongCredentials } from './wrong-credentials.ts'

const WINDOW_MS = 60_000
/** A client that was set up wrongly gets to read why; somebody who guesses gets nowhere. */
const FAILURES_PER_WINDOW = 30
const MOST_ADDRESSES = 10_000

interface Window {
  ends: number
  failures: number
}

export class Throttle {
  readonly #clock: Clock
  /** In the order in which they began: the oldest first. */
  readonly #windows = new Map<string, Window>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * What is told instead of `error`. Only wrong credentials come here at all, so good ones are never held up by others
   * from the same address.
   */
  judge(error: unknown, address: () => string): unknown {
    if (!(error instanceof WrongCredentials && error.isGuess)) return error
    const now = this.#clock().getTime()
    const window = this.#windowOf(address(), now)
    window.failures++
    if (window.failures <= FAILURES_PER_WINDOW) return error
    const retryAfter = Math.ceil((window.ends - now) / 1000)
    return new RosterError('rate_limited', `Too many wrong tokens came from here; try again in ${retryAfter} s`, {
      retryAfter,
      cause: error,
    })
  }

  #windowOf(address: string, now: number): Window {
    const present = this.#windows.get(address)
    if (present && present.ends > now) return present
    this.#windows.delete(address)
    const [oldest] = this.#windows.keys()
    if (oldest !== undefined && this.#windows.size >= MOST_ADDRESSES) this.#windows.delete(oldest)
    const window = { ends: now + WINDOW_MS, failures: 0 }
    this.#windows.set(address, window)
    return window
  }
}
