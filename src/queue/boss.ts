// One pg-boss for every queue of a process: it takes memory and connections, and none before there is some work.
import type { PgBoss } from 'pg-boss'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

const SCHEMA = 'roster_queue'
const CONNECTIONS = 3
/** The least that pg-boss takes: a server that has not been heard of for as long is dead. */
const HEARTBEAT_SECONDS = 10
/** How often one of the servers looks for dead ones. */
const LOOK_SECONDS = 2
const DAY_SECONDS = 24 * 60 * 60
const NEVER_SECONDS = 20 * 365 * DAY_SECONDS
const STOP_MS = 15_000

const QUEUE = {
  notify: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  // The longest there is; work that takes longer is interrupted then, and goes on at once.
  expireInSeconds: DAY_SECONDS,
  retentionSeconds: NEVER_SECONDS,
  deleteAfterSeconds: DAY_SECONDS,
  // The row decides when something has failed: a ticket never does.
  retryLimit: 1_000_000_000,
  retryDelay: 1,
} as const

export class Boss {
  readonly #url: string
  readonly #log: Log
  #boss: Promise<PgBoss> | undefined
  readonly #queues = new Map<string, Promise<void>>()

  constructor(url: string, log: Log) {
    this.#url = url
    this.#log = log
  }

  /** The connected pg-boss, with a queue of this name. */
  async of(queue: string): Promise<PgBoss> {
    this.#boss ??= this.#open().catch((error) => {
      this.#boss = undefined
      throw error
    })
    const boss = await this.#boss
    const made =
      this.#queues.get(queue) ??
      boss.createQueue(queue, QUEUE).catch((error) => {
        this.#queues.delete(queue)
        throw error
      })
    this.#queues.set(queue, made)
    await made
    return boss
  }

  /** Once everything that it carried has stopped. */
  async close(): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined)
    await boss?.stop({ graceful: true, timeout: STOP_MS })
  }

  async #open(): Promise<PgBoss> {
    const { PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      connectionString: this.#url,
      schema: SCHEMA,
      max: CONNECTIONS,
      useListenNotify: true,
      schedule: false,
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
    })
    boss.on('error', (error) => this.#log.warn(`The queue: ${messageOf(error)}`))
    await boss.start()
    return boss
  }
}
