// A database of an earlier version is upgraded in place, and keeps everything.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { DATABASES, type Engine, newPlace, openTestRoster, type Place } from '../../test/support/roster.ts'
import { catchesUp, openSql } from '../../test/support/sql.ts'
import { migrateTo as migrateOnly } from './migrate.ts'
import { WorkerDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'

const TIME = '2026-01-02T03:04:05Z'
const ids = (n: number) => `'00000000-0000-4000-8000-00000000000${n}'`
/** Written without any code of the present version; the last model came by SQL and has no details. */
const ROWS = [
  `insert into api_providers (id, name, display_name, created_at, updated_at) values (${ids(1)}, 'acme', 'Acme', '${TIME}', '${TIME}')`,
  ...[2, 3].map(
    (
      n,
    ) => `insert into api_models (id, provider_id, model_key, display_name, modality, task, capabilities, is_default, created_at, updated_at)
      values (${ids(n)}, ${ids(1)}, 'key-${n}', 'Model ${n}', 'text', 'chat', '{"max_output": ${n}}', ${n === 2}, '${TIME}', '${TIME}')`,
  ),
  `insert into model_details (api_model_id, number, slug, description) values (${ids(2)}, 7, 'two', 'kept')`,
  `insert into model_configurations values ('c', 'two', 'sdxl', 'Fast', null, true, 8, 2.5, 'euler', 'simple', -1, 64, 64, 1, -1, '{}', '${TIME}', '${TIME}', 1)`,
  `update counters set value = 7 where name = 'model_number'`,
  `update counters set value = 1 where name = 'revision'`,
  `insert into change_sets (revision, created_at, actor, action, summary) values (1, '${TIME}', 'admin', 'model.create', 'Added Model 2')`,
]

async function migrateTo(engine: Engine, { databaseUrl }: Place, last: string): Promise<void> {
  const path = databaseUrl.slice('file:'.length)
  const pool = () => new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const dialect = engine === 'sqlite' ? new WorkerDialect(path) : new PostgresDialect({ pool: pool() })
  const db = new Kysely<Tables>({ dialect })
  await migrateOnly(db, engine, last)
  await db.destroy()
}

it.each(DATABASES)('a database from before there were jobs is upgraded on %s', async (engine) => {
  const place = await newPlace(engine)
  onTestFinished(place.remove)
  await migrateTo(engine, place, '0002-configurations')
  const sql = await openSql(place)
  for (const row of ROWS) await sql.run(row)
  const count = (table: string) => sql.run(`select * from ${table}`)
  await expect(count('jobs')).rejects.toThrow()

  const test = await openTestRoster({ engine, place })
  const read = async (path: string) => (await test.request<Record<string, unknown>>('GET', `/api/v1${path}`)).body
  expect(await read('/models/two')).toMatchObject({
    ...{
      number: 7,
      display_name: 'Model 2',
      description: 'kept',
      is_default: true,
      created_at: TIME,
      updated_at: TIME,
    },
    capabilities: { max_output: 2 },
  })
  expect(await read('/models/model-3')).toMatchObject({
    number: 8,
    model_key: 'key-3',
    capabilities: { max_output: 3 },
  })
  expect(await read('/models/two/configurations')).toMatchObject({ configurations: [{ id: 'c', cfg_scale: 2.5 }] })
  expect(await read('/changes')).toMatchObject({ changes: [{ revision: 1, summary: 'Added Model 2' }] })
  expect(await count('jobs')).toEqual([])

  await sql.run(`update api_models set priority = 3 where display_name = 'Model 2'`)
  expect(await catchesUp(test)).toBe(2)
  expect(await read('/models/two')).toMatchObject({ priority: 3 })
  await sql.close()
  await test.close()
})
