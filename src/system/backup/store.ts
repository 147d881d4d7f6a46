// Rows of any table, out and in, by what the database says of its tables.
import { sql } from 'kysely'
import type { Reader, Table, Tx } from '../../db/index.ts'
import { type Part, Value } from './format.ts'

const ROWS_AT_ONCE = 500
/** In one insert: far below what either database takes. */
const VALUES_AT_ONCE = 10_000

/** Columns that hold what lets somebody in: a table with one is neither saved nor replaced. */
const SECRET = /(^|_)(hash|secret|private_key|ciphertext|token)$/

export const holdsSecrets = ({ columns }: Table): boolean => columns.some(({ name }) => SECRET.test(name))

/** A table that a backup does not carry from one database to another: secrets, and what the triggers of this one note. */
export const staysHere = (table: Table): boolean => table.name === 'recorder' || holdsSecrets(table)

type AnyRow = Record<string, unknown>

const columnList = (names: readonly string[]) => sql.join(names.map((name) => sql.id(name)))

/** A table and its rows in the order of their key, some at a time, so that no table need fit into memory. */
export async function* partsOf(db: Reader, table: Table): AsyncGenerator<Part> {
  const names = table.columns.map(({ name }) => name)
  yield { table: table.name, columns: names }
  for await (const rows of pagesOf(db, table))
    for (const row of rows) yield names.map((name) => keepable(table, name, row))
}

export async function* pagesOf(db: Reader, table: Table): AsyncGenerator<AnyRow[]> {
  const names = table.columns.map(({ name }) => name)
  const key = table.columns.filter(({ inKey }) => inKey).map(({ name }) => name)
  const all = sql`select ${columnList(names)} from ${sql.table(table.name)}`
  if (key.length === 0) {
    yield (await sql<AnyRow>`${all}`.execute(db)).rows
    return
  }
  const order = sql`order by ${columnList(key)} limit ${sql.lit(ROWS_AT_ONCE)}`
  let last: AnyRow | undefined
  for (;;) {
    const after = last && sql`where (${columnList(key)}) > (${sql.join(key.map((name) => last?.[name]))})`
    const { rows } = await sql<AnyRow>`${all} ${after ?? sql``} ${order}`.execute(db)
    yield rows
    if (rows.length < ROWS_AT_ONCE) return
    last = rows.at(-1)
  }
}

function keepable(table: Table, name: string, row: AnyRow): Value {
  const value = Value.safeParse(row[name])
  if (value.success) return value.data
  throw new Error(`the column ${table.name}.${name} holds a value that a backup cannot keep`)
}

export const countRows = async (db: Reader, { name }: Table): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

export const clearTable = async (tx: Tx, { name }: Table): Promise<void> => {
  await sql`delete from ${sql.table(name)}`.execute(tx)
}

/** Inserts rows whose values stand in the order of `names`. */
export async function insertRows(
  tx: Tx,
  { name, columns }: Table,
  names: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const booleans = new Set(columns.filter(({ isBoolean }) => isBoolean).map((column) => column.name))
  const size = Math.max(1, Math.floor(VALUES_AT_ONCE / names.length))
  for (let start = 0; start < rows.length; start += size) {
    const values = rows
      .slice(start, start + size)
      .map(
        (row) => sql`(${sql.join(row.map((value, at) => (booleans.has(names[at] ?? '') ? asBoolean(value) : value)))})`,
      )
    await sql`insert into ${sql.table(name)} (${columnList(names)}) values ${sql.join(values)}`.execute(tx)
  }
}

const asBoolean = (value: unknown): unknown => (value === null ? null : Boolean(value))

/** A table that this engine does not have, kept as it came. */
export const createLooseTable = async (tx: Tx, name: string, columns: readonly string[]): Promise<void> => {
  await sql`create table ${sql.table(name)} (${columnList(columns)})`.execute(tx)
}

/** Row versions go on from the ones before, so that no entity tag ever stands for two contents. */
export const raiseVersions = async (tx: Tx, { name }: Table, by: number): Promise<void> => {
  await sql`update ${sql.table(name)} set row_version = row_version + ${sql.lit(by)}`.execute(tx)
}

export const highestVersion = async (tx: Tx, { name }: Table): Promise<number> => {
  const { rows } = await sql<{ version: number | null }>`
    select max(row_version) as version from ${sql.table(name)}`.execute(tx)
  return rows[0]?.version ?? 0
}

export const hasVersions = ({ columns }: Table): boolean => columns.some(({ name }) => name === 'row_version')

export const readCounters = (db: Reader) => db.selectFrom('counters').selectAll().execute()

/** Counters never go back: a number that was given once is not given again. */
export async function raiseCounters(tx: Tx, before: readonly { name: string; value: number }[]): Promise<void> {
  for (const { name, value } of before)
    await tx.updateTable('counters').set({ value }).where('name', '=', name).where('value', '<', value).execute()
}

/** Every row that the audit log has ever named. */
export const auditedRows = (tx: Tx) =>
  tx.selectFrom('change_entries').select(['entity', 'entity_id']).distinct().execute()
