// The door of long work: it runs in the background, survives restarts, and is shared by the servers of one database.
import type { Log } from '../core/log.ts'
import type { Database } from '../db/index.ts'
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

/** Opens the queue of one kind of work. It takes no memory and no connection before there is some. */
export const openWorkQueue = (work: Work, { database, databaseUrl, log }: QueueOptions): WorkQueue =>
  database.engine === 'postgres' ? new SharedQueue(work, databaseUrl, log) : new LocalQueue(work, log)
