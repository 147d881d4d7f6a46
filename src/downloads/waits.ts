// Until when a download waits: each of its connections may wait for itself, and as long as others bring bytes it does not.

/** Nothing has come for so long. */
const STILL_MS = 1_000

export class Waits {
  readonly #ends = new Set<{ at: number }>()
  #movedAt = Number.NEGATIVE_INFINITY

  /** @returns what is called when it goes on. */
  begin(ms: number): () => void {
    const wait = { at: Date.now() + ms }
    this.#ends.add(wait)
    return () => this.#ends.delete(wait)
  }

  /** Bytes came. @param now in milliseconds of a clock that never goes back. */
  moved(now = performance.now()): void {
    this.#movedAt = now
  }

  /** When the first of them goes on; null where nothing waits, or bytes come all the same. */
  until(now = performance.now()): Date | null {
    if (this.#ends.size === 0 || now - this.#movedAt < STILL_MS) return null
    return new Date(Math.min(...[...this.#ends].map(({ at }) => at)))
  }
}
