// A database as the first version of Roster left it: its shape, and a few rows with a history.
import { type Kysely, sql } from 'kysely'
import { migrateTo } from '../../src/db/migrate.ts'
import type { Tables } from '../../src/db/tables.ts'
import type { Engine } from './roster.ts'

const TIME = '2026-01-31T12:00:00.123Z'
const PROVIDER_UUID = '0b0c9a4e-5f0e-4d55-9f9e-0f6a4f5b7c11'
const MODEL_UUID = 'c0a1f0de-7d5f-4a44-8f5b-2d3f8a9b6e22'

const provider = {
  id: 'acme',
  uuid: PROVIDER_UUID,
  display_name: 'Acme',
  kind: 'openAI',
  base_url: null,
  auth_scheme: 'bearer',
  api_key_env: 'ACME_API_KEY',
  is_active: true,
  created_at: TIME,
  updated_at: TIME,
  row_version: 1,
}
const setting = { id: 'current_model', value: 'old', created_at: TIME, updated_at: TIME, row_version: 1 }

const API_MODEL = {
  id: MODEL_UUID,
  created_at: TIME,
  updated_at: TIME,
  provider_id: PROVIDER_UUID,
  model_key: 'key-of-old',
  display_name: 'Old',
  modality: 'text',
  task: 'chat',
  capabilities: '{"context_window":8000}',
  pricing: '{"input_per_mtok":0.1}',
  is_default: true,
  priority: 7,
}

const entry = (revision: number, entity: string, id: string, before: object | null, after: object | null) => ({
  revision,
  position: 0,
  entity,
  entity_id: id,
  before: before && JSON.stringify(before),
  after: after && JSON.stringify(after),
})

/** By table, in an order in which each row finds those that it refers to. */
const ROWS = {
  api_providers: [{ ...provider, id: PROVIDER_UUID, name: 'acme', uuid: undefined }],
  api_models: [API_MODEL],
  model_details: [{ api_model_id: MODEL_UUID, number: 5, slug: 'old', tags: '["kept"]', row_version: 3 }],
  settings: [{ ...setting, key: 'current_model', id: undefined, value: '"old"' }],
  change_sets: [
    { revision: 1, created_at: TIME, actor: 'admin', action: 'provider.create', summary: 'Added Acme', undoes: null },
    { revision: 2, created_at: TIME, actor: 'admin', action: 'setting.update', summary: 'Chose Old', undoes: null },
  ],
  change_entries: [entry(1, 'provider', 'acme', null, provider), entry(2, 'setting', setting.id, null, setting)],
} as const

/** Makes it in an empty database. */
export async function makeOldDatabase(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await migrateTo(db, engine, '0001-catalog')
  for (const [table, rows] of Object.entries(ROWS)) {
    for (const row of rows) {
      const fields = Object.entries(row).filter(([, value]) => value !== undefined)
      const names = sql.join(fields.map(([name]) => sql.id(name)))
      const values = sql.join(fields.map(([, value]) => (engine === 'sqlite' && value === true ? 1 : value)))
      await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(db)
    }
  }
  await sql`update counters set value = 2 where name = 'revision'`.execute(db)
  await sql`update counters set value = 5 where name = 'model_number'`.execute(db)
}
