// Which download a ticket leads to, and whose it is from then on.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import type { WholeRow } from './row.ts'
import { isRunning } from './statuses.ts'
import { findByTicket, findDownload, readByStatus, writeStatus, writeWork } from './store.ts'

export interface Claimed {
  row: WholeRow
  /** Names this run; what it writes counts as long as the row has this name. */
  runner: string
}

/**
 * Takes the download that is next in turn for a run on this server; the ticket's own where its run was interrupted.
 * Runs alone among the writers of all servers. @returns nothing where the ticket has nothing left to do.
 */
export async function claim(tx: Tx, ticket: string, server: string, now: string): Promise<Claimed | undefined> {
  const own = await findByTicket(tx, ticket)
  if (!own) return undefined
  const row = own.status === 'queued' ? await firstInTurn(tx, own) : own
  if (row.status !== 'queued' && !isRunning(row.status))
    return row.status === 'cancelled' ? { row, runner: '' } : undefined
  if (row.id !== own.id) {
    await writeWork(tx, own.id, { ticket: row.ticket })
    await writeWork(tx, row.id, { ticket })
  }
  const runner = `${server}/${randomUUID()}`
  await writeStatus(tx, row.id, 'downloading', now)
  await writeWork(tx, row.id, { runner, is_publishing: false })
  return { row: (await findDownload(tx, row.id)) ?? row, runner }
}

/** Tickets of downloads that one server alone can do stay among those. */
async function firstInTurn(tx: Tx, own: WholeRow): Promise<WholeRow> {
  const waiting = await readByStatus(tx, ['queued'])
  return waiting.find(({ holder }) => holder === own.holder) ?? own
}
