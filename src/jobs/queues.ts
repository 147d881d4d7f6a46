// One queue for each provider: one that is slow, or asks to wait, keeps nobody waiting for another.

import { messageOf } from '../core/errors.ts'
import type { Tx } from '../db/index.ts'
import { type WorkQueue, WorkQueues } from '../queue/index.ts'
import { Pace } from './pace/pace.ts'
import type { Parts } from './parts.ts'
import type { JobRow } from './store.ts'
import { readBusyProviders } from './store.ts'
import { Worker } from './worker.ts'

/** How often a server looks for jobs of providers that it has not heard of. */
const LOOK_MS = 2_000

interface Lane {
  queue: WorkQueue
  pace: Pace
  isStarted: boolean
}

export class ProviderQueues {
  readonly #parts: Parts
  readonly #onEnd: (row: JobRow) => void
  readonly #queues: WorkQueues
  readonly #lanes = new Map<string, Lane>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: Parts, onEnd: (row: JobRow) => void) {
    const { database, databaseUrl, log } = parts
    this.#parts = parts
    this.#onEnd = onEnd
    this.#queues = new WorkQueues({ database, databaseUrl, log })
  }

  prepare(providerId: string): Promise<void> {
    return this.#lane(providerId).queue.prepare()
  }

  add(tx: Tx, providerId: string, jobId: string): Promise<void> {
    return this.#lane(providerId).queue.add(tx, jobId)
  }

  paceOf(providerId: string): Pace {
    return this.#lane(providerId).pace
  }

  wake(providerId: string): void {
    this.#lane(providerId).queue.wake()
  }

  /** Takes up what was left, and on a shared database from now on what other servers add. */
  async start(): Promise<void> {
    await this.#look()
    if (this.#parts.database.engine !== 'postgres') return
    this.#timer = setInterval(() => {
      this.#looking = this.#look().catch((error) =>
        this.#parts.log.warn(`Cannot look for jobs of other servers: ${messageOf(error)}`),
      )
    }, LOOK_MS).unref()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#queues.close()
  }

  async #look(): Promise<void> {
    for (const id of await readBusyProviders(this.#parts.database.reader)) {
      const lane = this.#lane(id)
      if (lane.isStarted || !this.#isMine(id)) continue
      lane.isStarted = true
      await lane.queue.start()
    }
  }

  /** What this server cannot call is left to one that can, where there may be one. */
  #isMine(providerId: string): boolean {
    if (this.#parts.database.engine !== 'postgres') return true
    const { catalog } = this.#parts.known
    const provider = catalog.provider(providerId)
    return provider === undefined || catalog.local.isConfigured(provider)
  }

  #lane(providerId: string): Lane {
    const lane = this.#lanes.get(providerId) ?? this.#newLane(providerId)
    this.#lanes.set(providerId, lane)
    return lane
  }

  #newLane(providerId: string): Lane {
    const { limits, known, now } = this.#parts
    const provider = known.catalog.provider(providerId) ?? { id: providerId, kind: 'other' }
    const paceLimits = limits.of(provider)
    const pace = new Pace(providerId, paceLimits, now)
    const parts = { ...this.#parts, hand: this, onEnd: this.#onEnd, paceOf: (id: string) => this.paceOf(id) }
    const worker = new Worker(providerId, paceLimits.concurrency, parts)
    return { queue: this.#queues.open(worker), pace, isStarted: false }
  }
}
