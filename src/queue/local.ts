// The queue of a server that is alone with its database: everything runs in this process.
import type { Log } from '../core/log.ts'
import type { Tx } from '../db/index.ts'
import { Lane } from './lane.ts'
import type { Work, WorkQueue } from './work.ts'

export class LocalQueue implements WorkQueue {
  readonly #work: Work
  readonly #lane: Lane
  /** Added by transactions that may not have committed yet. */
  #tickets: string[] = []

  constructor(work: Work, log: Log) {
    this.#work = work
    this.#lane = new Lane(work, log)
  }

  prepare(): Promise<void> {
    return Promise.resolve()
  }

  /** A ticket whose transaction is rolled back runs as well: there is no row for it, so nothing is done. */
  add(_tx: Tx, ticket: string): Promise<void> {
    this.#tickets.push(ticket)
    return Promise.resolve()
  }

  addHere(ticket: string): void {
    void this.#lane.runToTheEnd(ticket)
  }

  wake(): void {
    const tickets = this.#tickets
    this.#tickets = []
    for (const ticket of tickets) void this.#lane.runToTheEnd(ticket)
  }

  async start(): Promise<void> {
    this.#tickets.push(...(await this.#work.unfinished()))
    this.wake()
  }

  close(): Promise<void> {
    return this.#lane.close()
  }
}
