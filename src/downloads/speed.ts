// How fast bytes arrive, over the last seconds.

const WINDOW_MS = 5_000
const STEP_MS = 200

export class Speed {
  #samples: { at: number; bytes: number }[] = []

  measure(bytes: number, at = performance.now()): void {
    const last = this.#samples.at(-1)
    if (last && at - last.at < STEP_MS) return
    this.#samples = [...this.#samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, bytes }]
  }

  /** null until two moments are known. */
  get bytesPerSecond(): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)]
    if (!first || !last || last.at === first.at) return null
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000
  }
}
