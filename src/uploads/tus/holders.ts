// One writer for each upload: whoever comes later, comes because the one before lost its connection.

interface Holder {
  controller: AbortController
  done: Promise<void>
}

export class Holders {
  readonly #holders = new Map<string, Holder>()

  has(id: string): boolean {
    return this.#holders.has(id)
  }

  /**
   * Ends the work that holds the upload, then does this.
   * @param work ends soon after its signal, or goes on to its end where it must not be interrupted.
   */
  async hold<Result>(id: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    for (let holder = this.#holders.get(id); holder; holder = this.#holders.get(id)) {
      holder.controller.abort()
      await holder.done
    }
    const controller = new AbortController()
    const running = work(controller.signal)
    const release = () => void this.#holders.delete(id)
    this.#holders.set(id, { controller, done: running.then(release, release) })
    return running
  }

  /** Ends all of them and waits until they have. */
  async end(): Promise<void> {
    for (const { controller } of this.#holders.values()) controller.abort()
    await Promise.all([...this.#holders.values()].map(({ done }) => done))
  }
}
