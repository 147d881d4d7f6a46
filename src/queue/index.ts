// The door of long work: it runs in the background, survives restarts, and is shared by the servers of one database.
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
import { Boss } from './boss.ts'
import { LocalQueue } from './local.ts'
import { SharedQueue } from './shared.ts'
import type { Work, WorkQueue } from './work.ts'

export type { Work, WorkQueue } from './work.ts'

export interface QueueOptions {
  database: Pick<Database, 'engine'>
  /** Where the database is, for the connections of the queue itself. */
  databaseUrl: string
  log: Log
}

/** The queues of this process; on PostgreSQL they share their connections. */
export class WorkQueues {
  readonly #options: QueueOptions
  readonly #boss: Boss
  readonly #queues: WorkQueue[] = []

  constructor(options: QueueOptions) {
    this.#options = options
    this.#boss = new Boss(options.databaseUrl, options.log)
  }

  /** The queue of one kind of work. It takes no memory and no connection before there is some. */
  open(work: Work): WorkQueue {
    const { database, log } = this.#options
    const queue = database.engine === 'postgres' ? new SharedQueue(work, this.#boss, log) : new LocalQueue(work, log)
    this.#queues.push(queue)
    return queue
  }

  /** Stops what runs in any of them. */
  async close(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.close()))
    await this.#boss.close()
  }
}
