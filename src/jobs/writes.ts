// Writes of jobs, several in one transaction where several wait: the disk is waited for once.
import type { Database, Tx } from '../db/index.ts'
import { addUsage, type UsageDelta } from './usage/store.ts'

/** One write: its rows, and what it adds to the counts. It may run twice, and the last run counts. */
export type Write<Result> = (tx: Tx, count: (deltas: readonly UsageDelta[]) => void) => Promise<Result>

interface Waiting {
  run(tx: Tx, deltas: UsageDelta[]): Promise<void>
  write(): Promise<void>
  resolve(): void
}

/** In one transaction: what runs longer would keep others from writing. */
const TOGETHER = 64

export class Writes {
  readonly #database: Database
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(database: Database) {
    this.#database = database
  }

  /** Resolves once it is committed, together with its counts. */
  run<Result>(write: Write<Result>): Promise<Result> {
    // PostgreSQL writes at once on several connections, and waits for the disk once for all of them.
    if (this.#database.engine === 'postgres') return this.#alone(write)
    return new Promise<Result>((resolve, reject) => {
      let result: Result
      this.#waiting.push({
        run: async (tx, deltas) => {
          result = await write(tx, (more) => deltas.push(...more))
        },
        write: () => this.#alone(write).then(resolve, reject),
        resolve: () => resolve(result),
      })
      void this.#writeAll()
    })
  }

  #alone<Result>(write: Write<Result>): Promise<Result> {
    return this.#database.write(async (tx) => {
      const deltas: UsageDelta[] = []
      const result = await write(tx, (more) => deltas.push(...more))
      await addUsage(tx, deltas)
      return result
    })
  }

  async #writeAll(): Promise<void> {
    if (this.#isWriting) return
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, TOGETHER)
      await this.#writeTogether(together)
    }
    this.#isWriting = false
  }

  async #writeTogether(together: readonly Waiting[]): Promise<void> {
    try {
      await this.#database.write(async (tx) => {
        const deltas: UsageDelta[] = []
        for (const each of together) await each.run(tx, deltas)
        await addUsage(tx, deltas)
      })
    } catch {
      // One of them cannot be written, or nothing can be: each hears its own reason.
      for (const each of together) await each.write()
      return
    }
    for (const each of together) each.resolve()
  }
}
