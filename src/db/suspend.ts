// Rows in bulk: triggers rest, and foreign keys are held against each other at the end.
import { sql } from 'kysely'
import type { Engine, Tx } from './database.ts'

/**
 * Alone among writers of all servers. Runs `work`, in which no trigger fires and rows may come in any order; what stands
 * then must still fit together.
 */
export const withoutTriggers = <Result>(tx: Tx, engine: Engine, work: () => Promise<Result>): Promise<Result> =>
  engine === 'sqlite' ? onSqlite(tx, work) : onPostgres(tx, work)

async function onSqlite<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  // Until the end of this transaction; the commit fails where a row still refers to nothing.
  await run(tx, 'pragma defer_foreign_keys = on')
  const { rows: triggers } = await sql
    .raw<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`)
    .execute(tx)
  for (const { name } of triggers) await sql`drop trigger ${sql.id(name)}`.execute(tx)
  const result = await work()
  for (const trigger of triggers) await run(tx, trigger.sql)
  return result
}

interface ForeignKey {
  table: string
  name: string
}

async function onPostgres<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  // Each change begins with this table: whoever holds it meets no writer that holds another and waits for this one.
  await run(tx, 'lock table counters in access exclusive mode')
  const { rows: tables } = await sql
    .raw<{ name: string }>(`select tablename as name from pg_tables where schemaname = current_schema()`)
    .execute(tx)
  const { rows: keys } = await sql
    .raw<ForeignKey>(`select r.relname as table, c.conname as name from pg_constraint c
      join pg_class r on r.oid = c.conrelid
      where c.contype = 'f' and not c.condeferrable and c.connamespace = current_schema()::regnamespace`)
    .execute(tx)
  const alterKeys = async (how: string) => {
    for (const { table, name } of keys)
      await sql`alter table ${sql.table(table)} alter constraint ${sql.id(name)} ${sql.raw(how)}`.execute(tx)
  }
  const alterTriggers = async (how: string) => {
    for (const { name } of tables) await sql`alter table ${sql.table(name)} ${sql.raw(how)} trigger user`.execute(tx)
  }
  await alterTriggers('disable')
  await alterKeys('deferrable initially deferred')
  const result = await work()
  await run(tx, 'set constraints all immediate')
  await alterKeys('not deferrable')
  await alterTriggers('enable')
  return result
}

const run = (tx: Tx, statement: string) => sql.raw(statement).execute(tx)
