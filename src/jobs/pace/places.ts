// Places at a provider: whoever asks it for something has one until it has answered, and all others wait in line.
export class Places {
  readonly most: number
  #taken = 0
  readonly #line: (() => void)[] = []

  constructor(most: number) {
    this.most = most
  }

  /** @returns how to leave the place again. @throws the reason of the signal. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#taken < this.most) this.#taken++
    else await this.#turn(signal)
    let isLeft = false
    return () => {
      if (!isLeft) this.#leave()
      isLeft = true
    }
  }

  /** The place goes on to whoever is next. */
  #leave(): void {
    const next = this.#line.shift()
    if (next) next()
    else this.#taken--
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#line.splice(this.#line.indexOf(next), 1)
        reject(signal.reason)
      }
      const next = () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      this.#line.push(next)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }
}
