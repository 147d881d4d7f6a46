// API keys, and the sessions that were opened with one.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

const TYPES = {
  sqlite: { time: 'text', text: 'text' },
  postgres: { time: 'timestamptz', text: 'text collate "C"' },
} as const

export const keys = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { time, text } = TYPES[engine]
    for (const statement of [
      `create table api_keys (
        id ${text} primary key, name ${text} not null unique, role ${text} not null, prefix ${text} not null,
        secret_hash ${text} not null unique, created_by ${text} not null, created_at ${time} not null,
        updated_at ${time} not null, expires_at ${time}, last_used_at ${time}, row_version integer not null)`,
      `alter table sessions add column key_id ${text} references api_keys(id) on delete cascade`,
      // Roles other than the application's own see no key, whatever is granted to them one day.
      ...(engine === 'postgres' ? ['alter table api_keys enable row level security'] : []),
    ])
      await sql.raw(statement).execute(db)
  },
})
