// Of downloads: when one that waits goes on, and what somebody takes although the upstream states another hash.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../database.ts'

export const downloadWaits = (engine: Engine): Migration => ({
  async up(db: Kysely<unknown>) {
    const time = engine === 'sqlite' ? 'text' : 'timestamptz'
    for (const column of [`retry_at ${time}`, `accepted text not null default '[]'`])
      await sql.raw(`alter table downloads add column ${column}`).execute(db)
  },
})
