// How many connections bring a file: one at first, more while the whole grows faster by it, fewer when a host objects. Pure.

/** Of what the added connections would bring if nothing else were in their way, so much must come. */
const WORTH = 0.25
const LOOK_AGAIN_MS = 5_000

export class Pace {
  readonly #most: number
  #wanted = 1
  #best = 0
  /** Connections before the last step. */
  #before = 1
  #isGrowing = true
  #nextLook = 0

  constructor(most: number) {
    this.#most = most
  }

  get wanted(): number {
    return this.#wanted
  }

  /** @param rate bytes per second of all connections since the last change of their number */
  sample(rate: number, now: number): void {
    const added = (this.#wanted - this.#before) / this.#before
    const wasWorth = rate >= this.#best * (1 + added * WORTH)
    if (this.#isGrowing && !wasWorth) {
      this.#isGrowing = false
      this.#nextLook = now + LOOK_AGAIN_MS
    }
    if (!this.#isGrowing && now < this.#nextLook) return
    this.#best = rate
    const step = this.#isGrowing ? this.#wanted : 1
    this.#isGrowing = true
    this.#before = this.#wanted
    this.#wanted = Math.min(this.#most, this.#wanted + step)
  }

  /** A connection was refused or broke: `refused` halves, for the host said how it wants it. */
  stepDown(why: 'refused' | 'broken', now: number): void {
    this.#wanted = Math.max(1, why === 'refused' ? Math.floor(this.#wanted / 2) : this.#wanted - 1)
    this.#isGrowing = false
    this.#best = 0
    this.#nextLook = now + LOOK_AGAIN_MS
  }
}
