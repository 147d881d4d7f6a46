// Jobs, and what lets others work on the tables by SQL: row-level security and roles on PostgreSQL, and on both
// databases triggers that keep what comes by SQL as a change set.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'
import { modelTriggers } from './0003/postgres-models.ts'
import { providerTriggers } from './0003/postgres-providers.ts'
import { recorder } from './0003/postgres-recorder.ts'
import { security } from './0003/postgres-security.ts'
import { sqliteModels } from './0003/sqlite-models.ts'
import { sqliteProviders } from './0003/sqlite-providers.ts'

const JOBS = {
  sqlite: `create table jobs (
    id text primary key, api_model_id text references api_models(id) on delete set null, status text not null,
    quality_rating integer check (quality_rating between 1 and 5), created_by text, created_at text not null,
    started_at text, completed_at text)`,
  postgres: `create table jobs (
    id uuid primary key default gen_random_uuid(), api_model_id uuid references api_models(id) on delete set null,
    status text collate "C" not null default 'queued', quality_rating integer check (quality_rating between 1 and 5),
    created_by text collate "C", created_at timestamptz not null default now(), started_at timestamptz,
    completed_at timestamptz)`,
} as const

const JOB_INDEX = 'create index idx_jobs_api_model on jobs(api_model_id)'

/** Its one row says which transaction writes a change set itself, so that the triggers leave it alone. */
const RECORDER = {
  sqlite: ['create table recorder (is_application integer not null)', 'insert into recorder values (0)'],
  postgres: [
    'create table recorder (transaction_id xid8, source text, revision bigint)',
    'insert into recorder values (null, null, null)',
  ],
} as const

export const postgresAccess = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const own = engine === 'sqlite' ? [...sqliteProviders, ...sqliteModels] : await postgresStatements(db)
    for (const statement of [JOBS[engine], JOB_INDEX, ...RECORDER[engine], ...own]) await sql.raw(statement).execute(db)
  },
})

/** Functions that run with our rights look into our schema alone: nobody can put a table of the same name before it. */
async function postgresStatements(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(db)
  const pinned = `set search_path = pg_catalog, ${rows[0]?.schema ?? 'public'}, pg_temp`
  return [...security(pinned), ...recorder(pinned), ...providerTriggers(pinned), ...modelTriggers(pinned)]
}
