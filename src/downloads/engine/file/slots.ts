// Connections of all files together: each file has one for certain, and more where others leave some.
import { EventEmitter, once } from 'node:events'

export class Slots {
  readonly #free = new EventEmitter().setMaxListeners(0)
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  async take(signal: AbortSignal): Promise<void> {
    while (!this.tryTake()) await once(this.#free, 'free', { signal })
  }

  tryTake(): boolean {
    if (this.#left === 0) return false
    this.#left--
    return true
  }

  give(): void {
    this.#left++
    this.#free.emit('free')
  }
}
