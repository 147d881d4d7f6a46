// Models, providers, settings, and the log of every change of them.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

/** The types that the two databases name differently. */
const TYPES = {
  sqlite: { uuid: 'text', json: 'text', time: 'text', bool: 'integer', big: 'integer', yes: '1', no: '0' },
  postgres: {
    uuid: 'uuid',
    json: 'jsonb',
    time: 'timestamptz',
    bool: 'boolean',
    big: 'bigint',
    yes: 'true',
    no: 'false',
  },
} as const

const NOW = { sqlite: "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))", postgres: 'now()' } as const
/** A random version 4 UUID where SQLite has no function for one. */
const UUID = {
  sqlite: `(lower(printf('%s-%s-4%s-%s%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2),
    substr('89ab', 1 + (abs(random()) % 4), 1), substr(hex(randomblob(2)), 2), hex(randomblob(6)))))`,
  postgres: 'gen_random_uuid()',
} as const

export const catalog = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statements(engine)) await statement.execute(db)
  },
})

function statements(engine: Engine): RawBuilder<unknown>[] {
  const { uuid, json, time, bool, big, yes, no } = TYPES[engine]
  const [now, newId] = [NOW[engine], UUID[engine]]
  /** Text whose order is by code point on both: SQLite's own order, PostgreSQL's "C". */
  const text = engine === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table profiles (
      id ${uuid} primary key default ${newId}, subject ${text} not null unique, created_at ${time} not null default ${now})`,
    `create table api_providers (
      id ${uuid} primary key default ${newId}, created_at ${time} not null default ${now},
      updated_at ${time} not null default ${now}, name ${text} not null unique, display_name ${text} not null,
      kind ${text} not null default 'other', base_url text, auth_scheme text not null default 'bearer', api_key_env text,
      is_active ${bool} not null default ${yes}, row_version integer not null default 1)`,
    `create table api_models (
      id ${uuid} primary key default ${newId}, created_at ${time} not null default ${now},
      updated_at ${time} not null default ${now}, created_by ${uuid} references profiles(id),
      provider_id ${uuid} not null references api_providers(id), model_key ${text} not null, version text,
      display_name ${text} not null, modality ${text} not null, task ${text} not null, model_family text,
      endpoint_path text, input_defaults ${json} not null default '{}', capabilities ${json} not null default '{}',
      pricing ${json} not null default '{}', output_format text, is_active ${bool} not null default ${yes},
      is_default ${bool} not null default ${no}, priority integer not null default 0,
      unique (provider_id, model_key))`,
    `create index idx_api_models_active on api_models(is_active, priority)`,
    `create index idx_api_models_modality_task on api_models(modality, task, is_active)`,
    `create index idx_api_models_provider on api_models(provider_id, is_active)`,
    `create unique index idx_api_models_default on api_models(is_default, modality, task) where is_default = ${yes}`,
    `create index idx_api_models_priority on api_models(priority, is_active)`,
    `create table model_details (
      api_model_id ${uuid} primary key references api_models(id) on delete cascade, number ${big} not null unique,
      slug ${text} not null unique, type ${text} not null default 'base_model', base_model text, hf_model_id text,
      description text, tags ${json} not null default '[]', source ${json}, size_bytes ${big},
      gated ${bool} not null default ${no}, companions ${json} not null default '[]', knowledge_cutoff ${time},
      deprecation_date text, origin text not null default 'person', upstream ${json} not null default '{}', row_version integer not null default 1)`,
    `create table settings (
      key ${text} primary key, value ${json} not null, created_at ${time} not null, updated_at ${time} not null,
      row_version integer not null)`,
    `create table counters (name ${text} primary key, value ${big} not null)`,
    `insert into counters (name, value) values ('revision', 0), ('model_number', 0)`,
    `create table change_sets (
      revision ${big} primary key, created_at ${time} not null, actor ${text} not null, action ${text} not null,
      summary text not null, undoes ${big} references change_sets(revision))`,
    `create index idx_change_sets_undoes on change_sets(undoes)`,
    `create table change_entries (
      revision ${big} not null references change_sets(revision), position integer not null, entity ${text} not null,
      entity_id ${text} not null, before ${json}, after ${json}, primary key (revision, position))`,
    `create index idx_change_entries_entity on change_entries(entity, entity_id)`,
    `create table sessions (
      id_hash ${text} primary key, actor ${text} not null, role ${text} not null, created_at ${time} not null,
      expires_at ${time} not null)`,
  ].map((statement) => sql.raw(statement))
}
