// The tables as the database itself describes them, so that what copies them all knows each new one.
import { type Kysely, sql } from 'kysely'
import type { Engine } from './database.ts'
import { isOfMigrator } from './migrate.ts'
import type { Tables } from './tables.ts'

export interface Column {
  name: string
  isBoolean: boolean
  inKey: boolean
}

export interface Table {
  name: string
  columns: Column[]
}

interface ColumnRow {
  table: string
  name: string
  type: string
  in_key: boolean | number
}

/** Generated columns are left out: they follow from the others. */
const COLUMNS = {
  sqlite: `select t.name as "table", c.name as name, c.type as type, c.pk > 0 as in_key
    from sqlite_schema t join pragma_table_xinfo(t.name) c
    where t.type = 'table' and t.name not like 'sqlite^_%' escape '^' and c.hidden = 0
    order by t.name, c.cid`,
  postgres: `select c.table_name as "table", c.column_name as name, c.data_type as type,
      exists (select 1 from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indisprimary and a.attname = c.column_name
          and i.indrelid = format('%I.%I', c.table_schema, c.table_name)::regclass) as in_key
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    order by c.table_name collate "C", c.ordinal_position`,
} as const

/** Every table but the migrator's, by name. */
export async function readShape(db: Kysely<Tables>, engine: Engine): Promise<Table[]> {
  const { rows } = await sql.raw<ColumnRow>(COLUMNS[engine]).execute(db)
  const byTable = Map.groupBy(rows, ({ table }) => table)
  return [...byTable]
    .filter(([name]) => !isOfMigrator(name))
    .map(([name, columns]) => ({
      name,
      columns: columns.map((column) => ({
        name: column.name,
        isBoolean: column.type === 'boolean',
        inKey: Boolean(column.in_key),
      })),
    }))
}
