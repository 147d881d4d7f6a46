// Brings a database to the present shape; a database of a newer Roster is left alone.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import type { Engine } from './database.ts'
import { catalog } from './migrations/0001-catalog.ts'
import { configurations } from './migrations/0002-configurations.ts'
import { postgresAccess } from './migrations/0003-postgres-access.ts'
import { keys } from './migrations/0004-keys.ts'
import type { Tables } from './tables.ts'

/** In order; a migration that was released is never edited. */
const MIGRATIONS: Record<string, (engine: Engine) => Migration> = {
  '0001-catalog': catalog,
  '0002-configurations': configurations,
  '0003-postgres-access': postgresAccess,
  '0004-keys': keys,
}

/** @param last the migration to stop after, which makes a database of an earlier version. */
export async function migrate(db: Kysely<Tables>, engine: Engine, last?: string): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, make]) => [name, make(engine)]))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'roster_migration',
    migrationLockTableName: 'roster_migration_lock',
  })
  const { error } = await (last ? migrator.migrateTo(last) : migrator.migrateToLatest())
  if (!error) return
  await db.destroy()
  if (/previously executed migration .* is missing/.test(messageOf(error)))
    throw new StartError('The database was made by a newer version of Roster. Start that version, or restore a backup.')
  throw new StartError(`The database could not be brought up to date: ${messageOf(error)}. Nothing was changed.`)
}
