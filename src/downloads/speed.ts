// How fast bytes arrive: an average in which the last seconds count most.

/** After this time a new speed has taken over by two thirds. */
const SMOOTHING_MS = 6_000
const STEP_MS = 250

export class Speed {
  #last: { at: number; bytes: number } | undefined
  #rate: number | null = null

  /** @param bytes in all so far, in milliseconds of a clock that never goes back. */
  measure(bytes: number, at = performance.now()): void {
    const last = this.#last
    if (last && at - last.at < STEP_MS) return
    this.#last = { at, bytes }
    if (!last) return
    const passed = at - last.at
    const rate = (Math.max(0, bytes - last.bytes) / passed) * 1000
    const weight = this.#rate === null ? 1 : 1 - Math.exp(-passed / SMOOTHING_MS)
    this.#rate = (this.#rate ?? 0) + weight * (rate - (this.#rate ?? 0))
  }

  /** null until two moments are known. */
  get bytesPerSecond(): number | null {
    return this.#rate
  }
}
