// How often and after how long something is tried again. Every byte that arrives makes the patience whole again.
import { Passing } from './failure.ts'

const TRIES = { network: 10, upstream: 20, rate_limited: 20 } as const
/** A host that tells how long to wait and then still refuses is believed so many times. */
const ASKED_WAITS = 5
const LONGEST_WAIT_MS = 15 * 60_000
/** The longest pause of our own: a minute, at the half second that pauses begin with. */
const LONGEST_STEPS = 120

export interface Patience {
  /** The first pause. */
  baseMs: number
  /** The most that may be waited for a host which asks for it. */
  longestWaitMs?: number | undefined
  tries?: number | undefined
  /** From 0 to 1. */
  random?: (() => number) | undefined
}

export class Retry {
  readonly #patience: Patience
  #failures = 0
  #askedWaits = 0
  #waitedMs = 0

  constructor(patience: Patience) {
    this.#patience = patience
  }

  /** Bytes came. */
  progress(): void {
    this.#failures = 0
    this.#askedWaits = 0
    this.#waitedMs = 0
  }

  /** Failures in a row. */
  get failures(): number {
    return this.#failures
  }

  /**
   * Milliseconds to wait before the next try.
   * @throws what was thrown, where it does not pass; the error that it stands for, where no try is left.
   */
  pause(thrown: unknown): number {
    if (!(thrown instanceof Passing)) throw thrown
    const { kind, error, afterMs } = thrown
    const { tries = TRIES[kind], random = Math.random, baseMs, longestWaitMs = LONGEST_WAIT_MS } = this.#patience
    this.#failures++
    if (this.#failures > tries) throw error
    if (afterMs !== undefined && ++this.#askedWaits > ASKED_WAITS) throw error
    const own = baseMs * Math.min(2 ** (this.#failures - 1), LONGEST_STEPS)
    // Between half and whole, so that many who failed together do not come back together.
    const jittered = own * (0.5 + random() / 2)
    const ms = afterMs === undefined ? jittered : afterMs + Math.min(jittered, 1000) / 2
    if (kind === 'rate_limited') this.#waitedMs += ms
    if (this.#waitedMs > longestWaitMs) throw error
    return ms
  }
}

/** Pauses that a person who waits for an answer accepts. */
export const SHORT: Omit<Patience, 'baseMs'> = { tries: 4, longestWaitMs: 20_000 }
