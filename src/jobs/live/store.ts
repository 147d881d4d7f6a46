// Rows of calls that are under way on some server.
import type { Reader, Tx } from '../../db/index.ts'
import { LIVE } from '../store.ts'

export const runnerOf = (server: string): string => LIVE + server

export interface LiveRow {
  id: string
  runner: string
  updated_at: string | null
}

export async function readLive(db: Reader): Promise<LiveRow[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'runner', 'updated_at'])
    .where('status', '=', 'running')
    .where('runner', 'like', `${LIVE}%`)
    .execute()
  return rows.map(({ id, runner, updated_at }) => ({ id, runner: runner ?? '', updated_at }))
}

/** Says that a server is still at work on its calls. */
export async function touchLive(tx: Tx, runner: string, now: string): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ updated_at: now })
    .where('status', '=', 'running')
    .where('runner', '=', runner)
    .execute()
}
