// A database for a moment: rows are brought to the present shape and held against every constraint before they count.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { Tx } from './database.ts'
import { migrate, migrateTo } from './migrate.ts'
import { WorkerDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'

export interface Staging {
  readonly db: Kysely<Tables>
  /** Runs `work` in one transaction. */
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Brings the rows to the present shape. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** An empty SQLite database in a folder that only this user can read. @param last the migration that it stops after. */
export async function openStaging(last: string): Promise<Staging> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-staging-'))
  const db = new Kysely<Tables>({ dialect: new WorkerDialect(join(folder, 'staging.db')) })
  const close = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrateTo(db, 'sqlite', last)
  } catch (error) {
    await close()
    throw error
  }
  return {
    db,
    write: (work) => db.transaction().execute((transaction) => work(transaction as Tx)),
    finish: async () => void (await migrate(db, 'sqlite')),
    close,
  }
}
