// How fast a provider is asked: never more in a minute than it may be, and not at all while it asked to be left alone.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../core/clock.ts'
import type { Tx } from '../../db/index.ts'
import type { PaceLimits } from './limits.ts'
import { Places } from './places.ts'
import { takeCall } from './store.ts'

export class Pace {
  readonly #limits: PaceLimits
  readonly #providerId: string
  readonly #now: Clock
  /** By the clock of the process, in milliseconds. */
  #notBefore = 0
  /** For jobs and calls of the gateway alike; undefined where as many may ask as there are. */
  readonly places: Places | undefined

  constructor(providerId: string, limits: PaceLimits, now: Clock) {
    this.#providerId = providerId
    this.#limits = limits
    this.#now = now
    if (limits.together !== null) this.places = new Places(limits.together)
  }

  /** Whether somebody who asks may have to wait, other than for a place. */
  get isLimited(): boolean {
    return this.#limits.perMinute !== null || this.left > 0
  }

  /** For how many milliseconds the provider is left alone. */
  get left(): number {
    return Math.max(0, this.#notBefore - performance.now())
  }

  /** The provider has said that it takes nothing from anybody here for so long. */
  hold(milliseconds: number): void {
    this.#notBefore = Math.max(this.#notBefore, performance.now() + milliseconds)
  }

  /** @throws the reason of the signal. */
  async wait(signal: AbortSignal): Promise<void> {
    for (;;) {
      const { left } = this
      if (left === 0) return
      await pause(left, signal)
    }
  }

  /** @returns 0 where a call may begin now and is counted, else after how many milliseconds one may. */
  async take(tx: Tx): Promise<number> {
    const { perMinute } = this.#limits
    return perMinute === null ? 0 : takeCall(tx, this.#providerId, perMinute, this.#now().getTime())
  }
}

/** @throws the reason of the signal, and not the timer's own. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted())
}
