// Brings a database to the present shape; a database of a newer Roster is left alone.
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationResultSet, Migrator } from 'kysely/migration'
import { StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import type { Engine } from './database.ts'
import { catalog } from './migrations/0001-catalog.ts'
import { configurations } from './migrations/0002-configurations.ts'
import { postgresAccess } from './migrations/0003-postgres-access.ts'
import { keys } from './migrations/0004-keys.ts'
import { downloads } from './migrations/0005-downloads.ts'
import { jobs } from './migrations/0010-jobs.ts'
import { downloadWaits } from './migrations/0011-download-waits.ts'
import type { Tables } from './tables.ts'

/** In order; a migration that was released is never edited. */
const MIGRATIONS: Record<string, (engine: Engine) => Migration> = {
  '0001-catalog': catalog,
  '0002-configurations': configurations,
  '0003-postgres-access': postgresAccess,
  '0004-keys': keys,
  '0005-downloads': downloads,
  '0010-jobs': jobs,
  '0011-download-waits': downloadWaits,
}

const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS)
const TABLE = 'roster_migration'

/** Whether a table is the migrator's own. */
export const isOfMigrator = (table: string): boolean => table.startsWith(TABLE)

/** @returns what was done, by name. @throws StartError, with nothing changed. */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<string[]> {
  const { error, results = [] } = await newMigrator(db, engine).migrateToLatest()
  if (!error) return results.map(({ migrationName }) => migrationName)
  await db.destroy()
  if (/previously executed migration .* is missing/.test(messageOf(error)))
    throw new StartError('The database was made by a newer version of Roster. Start that version, or restore a backup.')
  throw new StartError(`The database could not be brought up to date: ${messageOf(error)}. Nothing was changed.`)
}

/** Brings an empty database to the shape of an earlier version: the one after the migration of this name. */
export async function migrateTo(db: Kysely<Tables>, engine: Engine, name: string): Promise<void> {
  const { error }: MigrationResultSet = await newMigrator(db, engine).migrateTo(name)
  if (error) throw error
}

const newMigrator = (db: Kysely<Tables>, engine: Engine): Migrator =>
  new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(MIGRATIONS).map(([name, make]) => [name, make(engine)])),
    },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  })

/** Which migrations a database has had, which are due, and which only a newer Roster knows. */
export interface MigrationState {
  done: string[]
  due: string[]
  unknown: string[]
}

export async function migrationState(db: Kysely<Tables>): Promise<MigrationState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const done = tables.some(({ name }) => name === TABLE) ? await namesOf(db) : []
  return {
    done,
    due: MIGRATION_NAMES.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !MIGRATION_NAMES.includes(name)),
  }
}

async function namesOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}
