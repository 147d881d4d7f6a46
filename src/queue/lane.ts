// Runs the tickets of one kind of work in this process, a few at a time and in turn.
import { setTimeout as pause } from 'node:timers/promises'
import type PQueue from 'p-queue'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { Stopped, type Work } from './work.ts'

/** After a failure of what lies below the work, such as the database. */
const RETRY_MS = 2_000

export class Lane {
  readonly #work: Work
  readonly #log: Log
  readonly #stop = new AbortController()
  #slots: Promise<PQueue> | undefined

  constructor(work: Work, log: Log) {
    this.#work = work
    this.#log = log
  }

  get isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  /** Waits for its turn. @throws the reason of whichever signal stops it, or what the work throws. */
  async run(ticket: string, signal?: AbortSignal): Promise<void> {
    const slots = await this.#open()
    const stopped = signal ? AbortSignal.any([this.#stop.signal, signal]) : this.#stop.signal
    await slots.add(async () => {
      stopped.throwIfAborted()
      await this.#work.run(ticket, stopped)
    })
  }

  /** As `run`, tried again until it is done or the server stops. */
  async runToTheEnd(ticket: string): Promise<void> {
    while (!this.isStopped) {
      try {
        return await this.run(ticket)
      } catch (error) {
        if (this.isStopped) return
        this.#log.warn(`Work on ${this.#work.name} was interrupted, trying again: ${messageOf(error)}`)
      }
      // Being stopped while it waits is no failure of the pause.
      await pause(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => {})
    }
  }

  /** Resolves when everything has stopped. */
  async close(): Promise<void> {
    this.#stop.abort(new Stopped())
    const slots = await this.#slots
    await slots?.onIdle()
  }

  /** Loaded by the first work: a server without any need not have it in memory. */
  #open(): Promise<PQueue> {
    this.#slots ??= import('p-queue').then(({ default: Queue }) => new Queue({ concurrency: this.#work.atATime }))
    return this.#slots
  }
}
