// What a person may decide about a download, and what follows from it in its row.
import { randomUUID } from 'node:crypto'
import type { Draft } from '../changes/index.ts'
import { invalid, notFound, RosterError } from '../core/errors.ts'
import type { Database, Tx } from '../db/index.ts'
import type { WorkQueue } from '../queue/index.ts'
import type { Board } from './board.ts'
import type { DownloadMove } from './contract.ts'
import { type DownloadRow, decidedOf, type WholeRow } from './row.ts'
import { isEnded, isUnfinished } from './statuses.ts'
import { downloadEntity, findDownload, lastPosition, readByStatus, writeWork } from './store.ts'

export interface DecisionParts {
  database: Pick<Database, 'engine'>
  queue: WorkQueue
  board: Board
}

/** What a start says beside its model. */
interface Wish {
  force?: boolean | undefined
  confirm_unsafe?: boolean | undefined
  token: string | undefined
}

export interface Retrying {
  token?: string | undefined
  accept?: string | undefined
}

/** Each runs within a change, alone among all servers. */
export class Decisions {
  readonly #parts: DecisionParts

  constructor(parts: DecisionParts) {
    this.#parts = parts
  }

  /** @throws RosterError `not_found`. */
  async find(draft: Draft, id: string): Promise<WholeRow> {
    const row = await findDownload(draft.tx, id)
    if (!row) throw notFound('download', id)
    return row
  }

  /** A new one, behind all others. */
  async add(draft: Draft, modelId: string, wish: Wish): Promise<string> {
    const row: DownloadRow = {
      id: randomUUID(),
      model_id: modelId,
      status: 'queued',
      position: Math.floor(await lastPosition(draft.tx)) + 1,
      is_forced: wish.force ?? false,
      is_confirmed: wish.confirm_unsafe ?? false,
      accepted: [],
      had_access_key: wish.token !== undefined,
      error: null,
      created_by: draft.actor.id,
      created_at: draft.now,
      updated_at: draft.now,
      ended_at: null,
      row_version: 0,
    }
    await this.enqueue(draft, await draft.put(downloadEntity, row), wish.token)
    return row.id
  }

  /** Puts it into the queue. @param token a new one; without it the one that a server still holds, if any. */
  async enqueue(draft: Draft, row: DownloadRow, token?: string): Promise<void> {
    const { board, queue, database } = this.#parts
    if (token !== undefined) board.tokens.set(row.id, token)
    const had_access_key = token !== undefined || (row.had_access_key && row.status !== 'needs_token')
    const before = await findDownload(draft.tx, row.id)
    const holder =
      database.engine === 'sqlite' || !had_access_key ? null : token ? board.server : (before?.holder ?? null)
    await draft.put(downloadEntity, { ...row, status: 'queued', error: null, ended_at: null, had_access_key })
    const ticket = randomUUID()
    await writeWork(draft.tx, row.id, { ticket, holder, runner: null, is_publishing: false })
    // The holder takes up by itself what nobody else can do: it hears of this change as every server does.
    if (holder === null) await queue.add(draft.tx, ticket)
  }

  async pause(draft: Draft, row: WholeRow): Promise<void> {
    if (row.status === 'paused') return
    if (!isUnfinished(row.status)) throw tooLate('pause', row)
    requireUnpublished('pause', row)
    await draft.put(downloadEntity, { ...decidedOf(row), status: 'paused' })
    await writeWork(draft.tx, row.id, { ticket: null, runner: null })
  }

  async cancel(draft: Draft, row: WholeRow): Promise<void> {
    if (row.status === 'cancelled') return
    if (row.status === 'completed') throw tooLate('cancel', row)
    requireUnpublished('cancel', row)
    await draft.put(downloadEntity, { ...decidedOf(row), status: 'cancelled', error: null, ended_at: draft.now })
    // Where its server is gone, the ticket comes to another, which deletes what had arrived.
    await writeWork(draft.tx, row.id, { runner: null, ...(row.runner === null && { ticket: null }) })
  }

  async resume(draft: Draft, row: WholeRow, token?: string): Promise<void> {
    if (isEnded(row.status)) throw tooLate('resume', row, row.status === 'failed' ? '; retry it' : '')
    if (isUnfinished(row.status)) this.renew(row, token)
    else await this.enqueue(draft, decidedOf(row), token)
  }

  /** A failed one goes on with what had arrived. @param accept SHA-256 of a file whose stated hash is another */
  async retry(draft: Draft, row: WholeRow, { token, accept }: Retrying): Promise<void> {
    if (row.status !== 'failed') throw tooLate('retry', row)
    if (accept !== undefined && row.error?.code !== 'hash_mismatch')
      throw new RosterError('conflict', `This download failed by ${row.error?.code}: there is no hash to be accepted`)
    const accepted = accept === undefined ? row.accepted : [...new Set([...row.accepted, accept.toLowerCase()])]
    await this.enqueue(draft, { ...decidedOf(row), accepted }, token)
  }

  /** A new token for one that is on its way counts from its next run. */
  renew(row: WholeRow, token: string | undefined): void {
    if (token !== undefined) this.#parts.board.tokens.set(row.id, token)
  }

  async move(draft: Draft, row: WholeRow, to: DownloadMove): Promise<void> {
    const waiting = await readByStatus(draft.tx, ['queued'])
    if (row.status !== 'queued')
      throw new RosterError('conflict', `Only a download that waits can be moved; this one is ${row.status}`)
    const others = waiting.filter(({ id }) => id !== row.id)
    const index = await placeOf(draft.tx, others, to)
    const [before, after] = [others[index - 1]?.position, others[index]?.position]
    const position =
      before === undefined
        ? (after ?? row.position) - 1
        : after === undefined
          ? before + 1
          : before + (after - before) / 2
    if (position !== before && position !== after) {
      await draft.put(downloadEntity, { ...decidedOf(row), position })
      return
    }
    // No number is left between the two, after some fifty moves to the same place.
    const inTurn = others.toSpliced(index, 0, row)
    for (const [at, each] of inTurn.entries()) await draft.put(downloadEntity, { ...decidedOf(each), position: at + 1 })
  }
}

async function placeOf(tx: Tx, others: readonly WholeRow[], { before, position }: DownloadMove): Promise<number> {
  if (position !== undefined) return Math.min(position - 1, others.length)
  if (before === undefined) throw invalid('/before', 'or position says where it goes; one of them is required')
  if (before === null) return others.length
  const index = others.findIndex(({ id }) => id === before)
  if (index !== -1) return index
  if (!(await findDownload(tx, before))) throw notFound('download', before)
  throw new RosterError('conflict', `The download "${before}" does not wait any more; nothing can stand before it`)
}

function requireUnpublished(what: string, { is_publishing }: WholeRow): void {
  if (is_publishing)
    throw new RosterError('conflict', `It is too late to ${what} this download: its files are getting their names`)
}

const tooLate = (what: string, { status }: WholeRow, instead = '') =>
  new RosterError('conflict', `This download is ${status.replace('_', ' ')}: it cannot be ${PAST[what]}${instead}`)

const PAST: Readonly<Record<string, string>> = {
  pause: 'paused',
  cancel: 'cancelled',
  resume: 'resumed',
  retry: 'retried',
}
