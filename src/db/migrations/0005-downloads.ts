// Downloads: what was asked for, how far it has come, and who is at work on it. A token is never among it.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

const TYPES = {
  sqlite: { time: 'text', text: 'text', size: 'integer', number: 'real', flag: 'integer' },
  postgres: {
    time: 'timestamptz',
    text: 'text collate "C"',
    size: 'bigint',
    number: 'double precision',
    flag: 'boolean',
  },
} as const

export const downloads = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const { time, text, size, number, flag } = TYPES[engine]
    for (const statement of [
      `create table downloads (
        id ${text} primary key, model_id ${text} not null, status ${text} not null, position ${number} not null,
        is_forced ${flag} not null, is_confirmed ${flag} not null, had_access_key ${flag} not null, error text, created_by ${text} not null,
        created_at ${time} not null, updated_at ${time} not null, ended_at ${time}, row_version integer not null,
        ticket ${text}, runner ${text}, holder ${text}, seen ${size} not null, is_publishing ${flag} not null,
        source text, folder ${text}, partials text not null, files text not null,
        downloaded_bytes ${size} not null, total_bytes ${size}, progress ${number} not null, speed ${size}, eta ${size})`,
      'create index idx_downloads_model on downloads(model_id)',
      'create index idx_downloads_status on downloads(status)',
      'create index idx_downloads_ticket on downloads(ticket)',
      // Roles other than the application's own see no download, whatever is granted to them one day.
      ...(engine === 'postgres' ? ['alter table downloads enable row level security'] : []),
    ])
      await sql.raw(statement).execute(db)
  },
})
