// Notices that the machine slept: connections from before are dead, though nothing says so.
import { type Clock, systemClock } from '../../../core/clock.ts'

/** The wall clock went on by so much more than the one that stands still in sleep. */
const SLEPT_MS = 10_000

export interface Clocks {
  wall: Clock
  /** Milliseconds. */
  monotonic: () => number
}

export class Wake {
  readonly #clocks: Clocks
  readonly #onWake: () => void
  #ahead: number

  constructor(onWake: () => void, clocks: Clocks = { wall: systemClock, monotonic: () => performance.now() }) {
    this.#onWake = onWake
    this.#clocks = clocks
    this.#ahead = this.#difference()
  }

  /** Asked a few times a second while bytes are brought. A clock that was set costs new connections and nothing else. */
  look(): void {
    const ahead = this.#difference()
    const slept = ahead - this.#ahead
    this.#ahead = ahead
    if (slept > SLEPT_MS) this.#onWake()
  }

  #difference(): number {
    return this.#clocks.wall().getTime() - this.#clocks.monotonic()
  }
}
