// The queue of servers that share a PostgreSQL: pg-boss carries tickets, and gives those of a dead server to another.
import type { Job, PgBoss } from 'pg-boss'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Tx } from '../db/index.ts'
import { Lane } from './lane.ts'
import { within } from './store.ts'
import type { Work, WorkQueue } from './work.ts'

const SCHEMA = 'roster_queue'
const CONNECTIONS = 3
/** The least that pg-boss takes: a server that has not been heard of for as long is dead. */
const HEARTBEAT_SECONDS = 10
/** How often one of the servers looks for dead ones. */
const LOOK_SECONDS = 2
/** A ticket is announced at once; this is for the ones of dead servers, and for lost announcements. */
const POLL_SECONDS = 2
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

export class SharedQueue implements WorkQueue {
  readonly #work: Work
  readonly #url: string
  readonly #log: Log
  readonly #lane: Lane
  #boss: Promise<PgBoss> | undefined
  #working: Promise<void> | undefined
  #isStarted = false

  constructor(work: Work, url: string, log: Log) {
    this.#work = work
    this.#url = url
    this.#log = log
    this.#lane = new Lane(work, log)
  }

  async prepare(): Promise<void> {
    await this.#connect()
    // Whoever asks for work can do it as well.
    this.#isStarted = true
  }

  async add(tx: Tx, ticket: string): Promise<void> {
    const boss = await this.#connect()
    await boss.send(this.#work.name, null, { id: ticket, db: within(tx) })
  }

  addHere(ticket: string): void {
    void this.#lane.runToTheEnd(ticket)
  }

  wake(): void {
    if (!this.#isStarted || this.#lane.isStopped) return
    this.#begin().catch((error) => this.#log.warn(`Cannot take up work on ${this.#work.name}: ${messageOf(error)}`))
  }

  async start(): Promise<void> {
    this.#isStarted = true
    const tickets = await this.#work.unfinished()
    if (tickets.length === 0) return
    const boss = await this.#connect()
    for (const ticket of tickets) await this.#sendWhereLost(boss, ticket)
    await this.#begin()
  }

  async close(): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined)
    await this.#lane.close()
    await boss?.stop({ graceful: true, timeout: STOP_MS })
  }

  #begin(): Promise<void> {
    this.#working ??= this.#workOn().catch((error) => {
      this.#working = undefined
      throw error
    })
    return this.#working
  }

  async #workOn(): Promise<void> {
    const boss = await this.#connect()
    const { name, atATime } = this.#work
    const options = {
      localConcurrency: atATime,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
    }
    await boss.work(name, options, async ([job]: Job<null>[]) => {
      if (job) await this.#lane.run(job.id, job.signal)
    })
  }

  /** A ticket may be gone though its row is not, such as after a restore from a backup. */
  async #sendWhereLost(boss: PgBoss, ticket: string): Promise<void> {
    const { name } = this.#work
    const [job] = await boss.findJobs(name, { id: ticket })
    if (job && LIVE.has(job.state)) return
    if (job) await boss.deleteJob(name, ticket)
    await boss.send(name, null, { id: ticket })
  }

  #connect(): Promise<PgBoss> {
    this.#boss ??= this.#open().catch((error) => {
      this.#boss = undefined
      throw error
    })
    return this.#boss
  }

  /** Loaded by the first work: it takes memory and connections that a server without any need not have. */
  async #open(): Promise<PgBoss> {
    const { PgBoss: Boss } = await import('pg-boss')
    const boss = new Boss({
      connectionString: this.#url,
      schema: SCHEMA,
      max: CONNECTIONS,
      useListenNotify: true,
      schedule: false,
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
    })
    boss.on('error', (error) => this.#log.warn(`The queue of ${this.#work.name}: ${messageOf(error)}`))
    await boss.start()
    await boss.createQueue(this.#work.name, QUEUE)
    return boss
  }
}

const LIVE: ReadonlySet<string> = new Set(['created', 'retry', 'active'])
