// What the database says of itself.
import { sql } from 'kysely'
import type { Database } from '../db/index.ts'

/** `3.50.4` or `18.4`. */
export async function readDatabaseVersion({ engine, reader }: Pick<Database, 'engine' | 'reader'>): Promise<string> {
  const version = engine === 'sqlite' ? sql`sqlite_version()` : sql`current_setting('server_version')`
  const { rows } = await sql<{ version: string }>`select ${version} as version`.execute(reader)
  return rows[0]?.version ?? ''
}
