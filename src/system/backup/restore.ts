// A restore: the rows of a backup in place of those that are there, in one transaction and as one change.
import { countUp, type Entity, type Entry, insertChangeSet, RESTORE, type Row } from '../../changes/index.ts'
import { RosterError } from '../../core/errors.ts'
import { isoTime } from '../../core/time.ts'
import { type Database, type Reader, readShape, type Table, type Tx, withoutTriggers } from '../../db/index.ts'
import { type Header, readBackup } from './format.ts'
import { stage } from './stage.ts'
import {
  auditedRows,
  clearTable,
  countRows,
  hasVersions,
  highestVersion,
  insertRows,
  pagesOf,
  raiseCounters,
  raiseVersions,
  readCounters,
  staysHere,
} from './store.ts'

export interface RestoreReport {
  file: string
  created_at: string
  /** The change that the restore is; servers that run take it like any other. */
  revision: number
  tables: number
  rows: number
  /** Tables with rows that this database has no place for, such as one that the other engine alone has. */
  left_out: string[]
}

export interface RestoreOptions {
  entities: readonly Entity<Row>[]
  /** Whether rows that are there may go. */
  replace?: boolean
  now?: Date
}

/** @throws RosterError, with nothing changed. */
export async function restore(database: Database, file: string, options: RestoreOptions): Promise<RestoreReport> {
  const { header, parts } = await readBackup(file)
  const staging = await stage(header, parts)
  try {
    // Not `change`: on PostgreSQL it takes hold of the counter's row, and a writer that waits for that row would keep
    // the lock on its table from us.
    return await database.write((tx) => replaceAll(tx, database, staging.db, { ...options, file, header }))
  } finally {
    await staging.close()
  }
}

interface Work extends RestoreOptions {
  file: string
  header: Header
}

async function replaceAll(tx: Tx, database: Database, source: Reader, work: Work): Promise<RestoreReport> {
  const { entities, replace = false, now = new Date(), file, header } = work
  const { created_at } = header
  return withoutTriggers(tx, database.engine, async () => {
    const tables = (await readShape(tx, database.engine)).filter((table) => !staysHere(table))
    if (!replace) await requireEmpty(tx, tables)
    const before = await allRows(tx, entities)
    // Keys are in the log as well, and stay as they are: named here as gone, every server would forget them.
    const kinds = new Set(entities.map(({ name }) => name))
    const audited = (await auditedRows(tx)).filter(({ entity }) => kinds.has(entity))
    const known = audited.map(({ entity, entity_id }) => keyOf(entity, entity_id))
    const copied = await copyAll(tx, tables, source)
    const entries = entriesOf(before, await allRows(tx, entities), known)
    const revision = await countUp(tx, 'revision')
    const summary = `Restored the backup of ${created_at}`
    const set = { revision, created_at: isoTime(now), actor: 'system', action: RESTORE, summary, undoes: null }
    await insertChangeSet(tx, set, entries)
    await database.announce(tx)
    return { file, created_at, revision, tables: tables.length, ...copied }
  })
}

async function requireEmpty(tx: Tx, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    if (table.name === 'counters' || (await countRows(tx, table)) === 0) continue
    throw new RosterError(
      'conflict',
      'The database is not empty. --replace puts the backup in the place of all that it holds; back that up first',
    )
  }
}

async function copyAll(tx: Tx, tables: readonly Table[], source: Reader) {
  const counters = await readCounters(tx)
  const staged = new Map((await readShape(source, 'sqlite')).map((table) => [table.name, table]))
  let rows = 0
  for (const table of tables) {
    const version = hasVersions(table) ? await highestVersion(tx, table) : 0
    await clearTable(tx, table)
    const from = staged.get(table.name)
    staged.delete(table.name)
    if (!from) continue
    rows += await copyTable(tx, table, source, from)
    if (version > 0) await raiseVersions(tx, table, version)
  }
  await raiseCounters(tx, counters)
  const left_out: string[] = []
  for (const table of staged.values())
    if (!staysHere(table) && (await countRows(source, table)) > 0) left_out.push(table.name)
  return { rows, left_out }
}

async function copyTable(tx: Tx, table: Table, source: Reader, from: Table): Promise<number> {
  const names = table.columns.map(({ name }) => name).filter((name) => from.columns.some((each) => each.name === name))
  let count = 0
  for await (const rows of pagesOf(source, from)) {
    const values = rows.map((row) => names.map((name) => row[name]))
    await insertRows(tx, table, names, values)
    count += rows.length
  }
  return count
}

type Rows = ReadonlyMap<string, Row>

const SEPARATOR = ' '
const keyOf = (entity: string, id: string): string => `${entity}${SEPARATOR}${id}`

async function allRows(tx: Tx, entities: readonly Entity<Row>[]): Promise<Rows> {
  const rows = new Map<string, Row>()
  for (const entity of entities) for (const row of await entity.all(tx)) rows.set(keyOf(entity.name, row.id), row)
  return rows
}

/**
 * Every row that a server may have in memory, and what is restored in its place: also one that lags, or that has not
 * seen the last changes before, comes out right.
 */
function entriesOf(before: Rows, after: Rows, known: readonly string[]): Entry[] {
  const keys = new Set([...known, ...before.keys(), ...after.keys()])
  return [...keys].map((key) => {
    const [entity = '', entity_id = ''] = splitOnce(key)
    return { entity, entity_id, before: before.get(key) ?? null, after: after.get(key) ?? null }
  })
}

const splitOnce = (key: string): [string, string] => {
  const at = key.indexOf(SEPARATOR)
  return [key.slice(0, at), key.slice(at + 1)]
}
