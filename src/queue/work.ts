// What a queue carries: tickets. What is to be done stands in rows, and those are the truth.
import type { Tx } from '../db/index.ts'

/** One kind of long work: a table of rows that want to be worked on, a few at a time. */
export interface Work {
  /** Lower-case letters; what the queue is called. */
  readonly name: string
  /** How many this server works on at once. */
  readonly atATime: number
  /** The tickets of rows that are not done: of those that wait, and of those whose server may be gone. */
  unfinished(): Promise<string[]>
  /**
   * Does what a ticket stands for; returns when that is done, or where nothing is left to do. The same ticket may come
   * twice. When the signal says stop, it rejects with the signal's reason, and the ticket goes to whoever comes next.
   */
  run(ticket: string, signal: AbortSignal): Promise<void>
}

export interface WorkQueue {
  /** To be awaited before a transaction that adds: the queue may have to connect first. */
  prepare(): Promise<void>
  /** Adds a ticket, a UUID, for a row that the same transaction writes. `wake` is called once that has committed. */
  add(tx: Tx, ticket: string): Promise<void>
  /** Adds a ticket that no other server can have, for its work needs something that lies in this one's memory. */
  addHere(ticket: string): void
  /** There may be tickets now, added here or by another server. */
  wake(): void
  /** Takes up what was left, and from now on what other servers add. */
  start(): Promise<void>
  /** Stops what runs; it stays to be taken up by another server or the next start. */
  close(): Promise<void>
}

/** Why work ends without being done: its server is going. */
export class Stopped extends Error {
  override name = 'Stopped'

  constructor() {
    super('The server is stopping')
  }
}
