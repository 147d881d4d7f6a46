// Named sets of inference parameters, for a model or for a whole base model.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

const TYPES = {
  sqlite: { json: 'text', time: 'text', bool: 'integer', float: 'real', text: 'text', yes: '1' },
  postgres: {
    json: 'jsonb',
    time: 'timestamptz',
    bool: 'boolean',
    float: 'float8',
    text: 'text collate "C"',
    yes: 'true',
  },
} as const

export const configurations = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { json, time, bool, float, text, yes } = TYPES[engine]
    for (const statement of [
      `create table model_configurations (
        id ${text} primary key, model_id ${text} references model_details(slug) on delete cascade,
        base_model ${text} not null,
        name ${text} not null, description text, is_default ${bool} not null, steps integer not null,
        cfg_scale ${float} not null, sampler text not null, scheduler text not null, clip_skip integer not null,
        resolution_width integer not null, resolution_height integer not null, batch_size integer not null,
        seed bigint not null, additional_params ${json} not null default '{}', created_at ${time} not null,
        updated_at ${time} not null, row_version integer not null)`,
      `create index idx_model_configurations_model on model_configurations(model_id)`,
      `create index idx_model_configurations_base_model on model_configurations(base_model)`,
      `create index idx_model_configurations_model_base_model on model_configurations(model_id, base_model)`,
      `create unique index idx_model_configurations_model_default on model_configurations(model_id)
        where is_default = ${yes} and model_id is not null`,
      `create unique index idx_model_configurations_base_default on model_configurations(base_model)
        where is_default = ${yes} and model_id is null`,
    ])
      await sql.raw(statement).execute(db)
  },
})
