// The door to the database: SQLite unless DATABASE_URL names a PostgreSQL.
import { fileURLToPath } from 'node:url'
import type { Database, DatabaseOptions } from './database.ts'
import { openSqlite } from './sqlite.ts'

export { isContradiction } from './contradiction.ts'
export type { Database, Query, Reader, Tx } from './database.ts'
export { type MigrationState, migrationState } from './migrate.ts'
export { asOutage } from './outage.ts'
export { readShape, type Table } from './shape.ts'
export { openStaging, type Staging } from './staging.ts'
export { withoutTriggers } from './suspend.ts'
export type * from './tables.ts'

/** @param url `file:` and a path, or `postgres://...`. Throws a StartError that says what to do. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (url.startsWith('file:')) return openSqlite(pathOf(url), options)
  // Most installations never speak to PostgreSQL, and its driver takes memory and time at the start.
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(url, options)
}

/** The file of a SQLite database. */
export const pathOf = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length)
