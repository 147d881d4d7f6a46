// Follows the log: whatever was committed, here or by another process, reaches the followers in order and once.
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises'
import { messageOf, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import { type Outcome, outcomes, RESTORE, setsAfter } from './store.ts'

/** A wake-up may be lost with a connection; asking costs one look-up in an index. */
const ASK_INTERVAL_MS = 1000
const SETS_AT_ONCE = 100
/** Between tries to show a change: about ten seconds, as long as a connection is waited for. */
const PAUSES_MS = [20, 50, 100, 250, 500, 1000, 2000, 3000, 3000]
const RETRY_AFTER_SECONDS = 5
/** Few enough that reading and parsing them holds up no other request. */
const ENTRIES_AT_ONCE = 200

/** Takes one whole change set, at once. */
export type Follower = (revision: number, outcomes: readonly Outcome[], action: string) => void

export class Feed {
  readonly #database: Database
  readonly #log: Log
  readonly #followers: Follower[] = []
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | undefined
  #again = false
  #closed = false
  /** The last revision that every follower has seen. */
  revision: number
  /** Whether changes were removed before this server had seen them: only a restart helps. */
  hasMissed = false

  constructor(database: Database, revision: number, log: Log) {
    this.#database = database
    this.#log = log
    this.revision = revision
    database.onWake(() => this.#wake())
    this.#timer = setInterval(() => this.#wake(), ASK_INTERVAL_MS).unref()
  }

  follow(follower: Follower): () => void {
    this.#followers.push(follower)
    return () => void this.#followers.splice(this.#followers.indexOf(follower), 1)
  }

  /** Resolves when everything committed before the call has reached the followers. @throws where it cannot be read. */
  async catchUp(): Promise<void> {
    this.#again = true
    this.#running ??= this.#run()
    await this.#running
  }

  /**
   * Resolves when a revision that was committed has reached the followers, after a short outage too.
   * @param pauses between tries, in milliseconds.
   * @throws RosterError `unavailable`, which says that the change was made, where the outage is longer.
   */
  async show(revision: number, pauses: readonly number[] = PAUSES_MS): Promise<void> {
    for (const pause of pauses) {
      const isRead = await this.catchUp().then(
        () => true,
        () => false,
      )
      if (isRead && this.revision >= revision) return
      await setTimeout(pause)
    }
    const what = `The change was made, as revision ${revision}`
    throw new RosterError('unavailable', `${what}; this server cannot show it yet, for its database does not answer`, {
      retryAfter: RETRY_AFTER_SECONDS,
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#running?.catch(() => undefined)
  }

  /** What fails is in the log, and asked again with the next wake-up. */
  #wake(): void {
    if (!this.#closed) this.catchUp().catch(() => undefined)
  }

  async #run(): Promise<void> {
    try {
      // A connection may have been cut while it was idle; then another one serves.
      await this.#readAll().catch(() => this.#readAll())
    } catch (error) {
      this.#log.warn(`Cannot read the changes of the catalog, trying again: ${messageOf(error)}`)
      throw error
    } finally {
      this.#running = undefined
    }
  }

  async #readAll(): Promise<void> {
    this.#again = true
    while (this.#again) {
      this.#again = false
      const sets = await setsAfter(this.#database.reader, this.revision, SETS_AT_ONCE)
      // What a restore brought with it from before is history: its rows are not what they were then.
      const start = Math.max(
        0,
        sets.findLastIndex(({ action }) => action === RESTORE),
      )
      for (const { revision, action } of sets.slice(start)) {
        this.#lookForGap(revision, action)
        this.#pass(revision, await this.#read(revision), action)
      }
      this.#again ||= sets.length === SETS_AT_ONCE
    }
  }

  /** Revisions have no gaps, but retention takes old ones away, and a server may have been cut off for as long. */
  #lookForGap(revision: number, action: string): void {
    if (revision === this.revision + 1 || action === RESTORE) return
    this.hasMissed = true
    this.#log.error(`Changes ${this.revision + 1} to ${revision - 1} are gone from the audit log; restart this server`)
  }

  async #read(revision: number): Promise<Outcome[]> {
    const all: Outcome[] = []
    for (;;) {
      const some = await outcomes(this.#database.reader, revision, all.length, ENTRIES_AT_ONCE)
      all.push(...some)
      if (some.length < ENTRIES_AT_ONCE) return all
      await nextTurn()
    }
  }

  #pass(revision: number, all: readonly Outcome[], action: string): void {
    this.revision = revision
    for (const follower of [...this.#followers]) follower(revision, all, action)
  }
}
