// The queue of servers that share a PostgreSQL: pg-boss carries tickets, and gives those of a dead server to another.
import type { Job, PgBoss } from 'pg-boss'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Tx } from '../db/index.ts'
import type { Boss } from './boss.ts'
import { Lane } from './lane.ts'
import { within } from './store.ts'
import type { Work, WorkQueue } from './work.ts'

/** A ticket is announced at once; this is for the ones of dead servers, and for lost announcements. */
const POLL_SECONDS = 2

export class SharedQueue implements WorkQueue {
  readonly #work: Work
  readonly #boss: Boss
  readonly #log: Log
  readonly #lane: Lane
  #working: Promise<void> | undefined
  #isStarted = false

  constructor(work: Work, boss: Boss, log: Log) {
    this.#work = work
    this.#boss = boss
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

  close(): Promise<void> {
    return this.#lane.close()
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
    return this.#boss.of(this.#work.name)
  }
}

const LIVE: ReadonlySet<string> = new Set(['created', 'retry', 'active'])
