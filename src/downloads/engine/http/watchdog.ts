// Notices a side that fell silent. The timer is Node's own, which no change of the wall clock moves.

export class Watchdog {
  readonly #ms: number
  readonly #onSilence: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number, onSilence: () => void) {
    this.#ms = ms
    this.#onSilence = onSilence
  }

  start(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#onSilence, this.#ms)
  }

  /** A byte came. */
  feed(): void {
    this.#timer?.refresh()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
