// The rows of downloads: what people decided, which is audited, and what a run writes as it goes on.
import type { Selectable } from 'kysely'
import type { Source } from '../catalog/contract.ts'
import type { Entity } from '../changes/index.ts'
import type { Downloads, Reader, Tx } from '../db/index.ts'
import type { Download, DownloadFile, DownloadStatus } from './contract.ts'
import { type DownloadRow, decidedOf, NO_PROGRESS, NO_WORK, type Progress, type WholeRow, type Work } from './row.ts'

export const DOWNLOAD_ENTITY = 'download'

/** Downloads as `change()` sees them. They are recorded, and not undone. */
export const downloadEntity: Entity<DownloadRow> = {
  name: DOWNLOAD_ENTITY,

  all: async (db: Reader) => (await readAll(db)).map(decidedOf),

  async find(tx: Tx, id: string) {
    const row = await findDownload(tx, id)
    return row && decidedOf(row)
  },

  async insert(tx: Tx, row: DownloadRow) {
    await tx
      .insertInto('downloads')
      .values({ ...decided(row), ...progress(NO_PROGRESS), ...work(NO_WORK) })
      .execute()
  },

  async update(tx: Tx, row: DownloadRow) {
    await tx.updateTable('downloads').set(decided(row)).where('id', '=', row.id).execute()
  },

  async remove(tx: Tx, row: DownloadRow) {
    await tx.deleteFrom('downloads').where('id', '=', row.id).execute()
  },
}

/** Oldest first. */
export const readAll = async (db: Reader): Promise<WholeRow[]> =>
  (await db.selectFrom('downloads').selectAll().orderBy('created_at').orderBy('id').execute()).map(fromRow)

export async function findDownload(db: Reader, id: string): Promise<WholeRow | undefined> {
  const row = await db.selectFrom('downloads').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function findByTicket(db: Reader, ticket: string): Promise<WholeRow | undefined> {
  const row = await db.selectFrom('downloads').selectAll().where('ticket', '=', ticket).executeTakeFirst()
  return row && fromRow(row)
}

/** Those with one of these statuses, in turn. */
export const readByStatus = async (db: Reader, statuses: readonly DownloadStatus[]): Promise<WholeRow[]> =>
  (
    await db
      .selectFrom('downloads')
      .selectAll()
      .where('status', 'in', statuses)
      .orderBy('position')
      .orderBy('id')
      .execute()
  ).map(fromRow)

/** The newest download of a model. */
export async function findLatestOf(db: Reader, modelId: string): Promise<WholeRow | undefined> {
  const row = await db
    .selectFrom('downloads')
    .selectAll()
    .where('model_id', '=', modelId)
    .orderBy('created_at', 'desc')
    .orderBy('position', 'desc')
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function lastPosition(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('downloads')
    .select((expression) => expression.fn.max<number | null>('position').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** @param runner the run that says so; where another has taken over, nothing is written. @returns whether it was. */
export async function writeProgress(tx: Tx, id: string, runner: string, now: Progress, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('downloads')
    .set({ ...progress(now), updated_at: at })
    .where('id', '=', id)
    .where('runner', '=', runner)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How far one came that was paused. */
export async function writeLastProgress(tx: Tx, id: string, last: Progress): Promise<void> {
  await tx
    .updateTable('downloads')
    .set(progress(last))
    .where('id', '=', id)
    .where('status', '=', 'paused')
    .where('runner', 'is', null)
    .execute()
}

export async function writeWork(tx: Tx, id: string, change: Partial<Work>): Promise<void> {
  await tx.updateTable('downloads').set(workColumns(change)).where('id', '=', id).execute()
}

/** As `writeWork`, by a run. @returns false where it is no longer its own. */
export async function writeRun(tx: Tx, id: string, runner: string, change: Partial<Work>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('downloads')
    .set(workColumns(change))
    .where('id', '=', id)
    .where('runner', '=', runner)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A status that no person decided, such as that a run has begun. */
export async function writeStatus(tx: Tx, id: string, status: DownloadStatus, at: string): Promise<void> {
  await tx.updateTable('downloads').set({ status, updated_at: at }).where('id', '=', id).execute()
}

/** A sign of life for what only this server can do. */
export async function markSeen(tx: Tx, holder: string): Promise<void> {
  await tx
    .updateTable('downloads')
    .set((expression) => ({ seen: expression('seen', '+', 1) }))
    .where('holder', '=', holder)
    .execute()
}

/** Those that ended before `time`. */
export const readEndedBefore = async (db: Reader, time: string): Promise<WholeRow[]> =>
  (await db.selectFrom('downloads').selectAll().where('ended_at', '<', time).execute()).map(fromRow)

export async function removeDownload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('downloads').where('id', '=', id).execute()
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const parsed = <Value>(text: string | null): Value | null => (text === null ? null : (JSON.parse(text) as Value))

const decided = ({ error, accepted, ...row }: DownloadRow) => ({
  ...row,
  error: json(error),
  accepted: JSON.stringify(accepted),
})

const progress = ({ files, ...numbers }: Progress) => ({ ...numbers, files: JSON.stringify(files) })

const work = ({ source, partials, ...rest }: Work) => ({
  ...rest,
  source: json(source),
  partials: JSON.stringify(partials),
})

const workColumns = ({ source, partials, ...rest }: Partial<Work>) => ({
  ...rest,
  ...(source !== undefined && { source: json(source) }),
  ...(partials !== undefined && { partials: JSON.stringify(partials) }),
})

const fromRow = (row: Selectable<Downloads>): WholeRow => ({
  ...row,
  status: row.status as DownloadStatus,
  is_forced: Boolean(row.is_forced),
  is_confirmed: Boolean(row.is_confirmed),
  accepted: parsed<string[]>(row.accepted) ?? [],
  had_access_key: Boolean(row.had_access_key),
  is_publishing: Boolean(row.is_publishing),
  error: parsed<NonNullable<Download['error']>>(row.error),
  source: parsed<Source>(row.source),
  partials: parsed<string[]>(row.partials) ?? [],
  files: parsed<DownloadFile[]>(row.files) ?? [],
})
