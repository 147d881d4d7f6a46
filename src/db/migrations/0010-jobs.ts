// Jobs whole: what was asked, how it was resolved, what came of it and what it cost; and what is counted of them by day.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

const TYPES = {
  sqlite: { time: 'text', text: 'text', id: 'text', count: 'integer', number: 'real' },
  postgres: {
    time: 'timestamptz',
    text: 'text collate "C"',
    id: 'uuid',
    count: 'bigint',
    number: 'double precision',
  },
} as const

/** A row that somebody else writes by SQL, as specification 3 has it, lacks all of these. */
const columns = ({ time, text, number }: (typeof TYPES)[Engine]): string[] => [
  ...[`model_id ${text}`, `provider_id ${text}`, 'request text', 'input text', 'resolution text'],
  ...['output text', 'error text', 'usage text', 'cost text', `attempts text not null default '[]'`],
  ...[`progress ${number}`, 'progress_text text', `runner ${text}`, `reference ${text}`],
  ...[`updated_at ${time}`, 'row_version integer not null default 1'],
]

export const jobs = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { time, text, id, count, number } = TYPES[engine]
    for (const statement of [
      ...columns(TYPES[engine]).map((column) => `alter table jobs add column ${column}`),
      'create index idx_jobs_status on jobs(status, id)',
      'create index idx_jobs_created_by on jobs(created_by, id)',
      'create index idx_jobs_model on jobs(model_id, id)',
      `create table job_keys (created_by ${text} not null, key ${text} not null, body_hash ${text} not null,
        job_id ${id} not null, created_at ${time} not null, primary key (created_by, key))`,
      `create table usage_days (actor ${text} not null, day ${text} not null, model_id ${text} not null,
        provider_id ${text} not null, display_name ${text} not null, modality ${text} not null, task ${text} not null,
        total_jobs ${count} not null, completed_jobs ${count} not null, failed_jobs ${count} not null,
        rating_sum ${count} not null, rating_count ${count} not null, input_tokens ${count} not null,
        output_tokens ${count} not null, cost ${number} not null, unknown_cost_jobs ${count} not null,
        latencies text not null, primary key (actor, day, model_id, provider_id))`,
      `create table provider_paces (provider_id ${text} primary key, starts text not null)`,
      // Roles other than the application's own see none of it, whatever is granted to them one day.
      ...(engine === 'postgres' ? POSTGRES_ONLY : []),
    ])
      await sql.raw(statement).execute(db)
  },
})

const POSTGRES_ONLY = [
  ...['job_keys', 'usage_days', 'provider_paces'].map((table) => `alter table ${table} enable row level security`),
  // By it servers hear of what others do.
  'create index idx_jobs_updated_at on jobs(updated_at)',
]
