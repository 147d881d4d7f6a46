// A backup: every table of one moment, while servers go on writing. What lets somebody in is not in it.
import { existsSync } from 'node:fs'
import { readRevision } from '../../changes/index.ts'
import { RosterError } from '../../core/errors.ts'
import { isoTime } from '../../core/time.ts'
import { version } from '../../core/version.ts'
import { type Database, migrationState, type Reader, readShape, type Table } from '../../db/index.ts'
import { FORMAT_VERSION, type Header, type Part, writeBackup } from './format.ts'
import { holdsSecrets, partsOf, staysHere } from './store.ts'

export interface BackupReport {
  file: string
  revision: number
  tables: number
  rows: number
  /** Tables that are not in it, for they hold secrets. */
  left_out: string[]
}

/** @throws RosterError where there is nothing to save, the file is there already, or it cannot be written. */
export async function backUp(
  database: Database,
  file: string,
  { overwrite = false, now = new Date() }: { overwrite?: boolean; now?: Date } = {},
): Promise<BackupReport> {
  if (!overwrite && existsSync(file))
    throw new RosterError('conflict', `${file} is there already; --overwrite replaces it`)
  return database.snapshot(async (db) => {
    const { done } = await migrationState(db)
    if (done.length === 0) throw new RosterError('not_found', 'The database is empty; there is nothing to back up')
    const shape = await readShape(db, database.engine)
    const tables = shape.filter((table) => !staysHere(table))
    const header: Header = {
      format: 'roster-backup',
      format_version: FORMAT_VERSION,
      roster: version,
      engine: database.engine,
      created_at: isoTime(now),
      revision: await readRevision(db),
      migrations: done,
    }
    const rows = await writeBackup(file, header, allParts(db, tables))
    const left_out = shape.filter(holdsSecrets).map(({ name }) => name)
    return { file, revision: header.revision, tables: tables.length, rows, left_out }
  })
}

async function* allParts(db: Reader, tables: readonly Table[]): AsyncGenerator<Part> {
  for (const table of tables) yield* partsOf(db, table)
}
