// Jobs as rows. The row is the truth: what is in memory of a job can be lost at any time.
import type { ExpressionBuilder, Selectable } from 'kysely'
import type { JsonObject } from '../core/record.ts'
import type { Jobs, Reader, Tables, Tx } from '../db/index.ts'
import type { Cost, Usage } from '../pricing/index.ts'
import type { Job, JobAttempt, JobCreate, JobError, JobOutput, JobQuery, JobStatus } from './contract.ts'
import { UNFINISHED } from './statuses.ts'

/** As it is kept: with whether its provider may have worked on it, and so may want to be paid. */
export interface KeptAttempt extends JobAttempt {
  may_have_begun: boolean
}

/** What the runners of calls that somebody waits for on the line begin with; the server follows. */
export const LIVE = 'live/'

export interface JobRow {
  readonly id: string
  /** Of the model in the table of specification 3; null once that is deleted. */
  api_model_id: string | null
  status: JobStatus
  model_id: string
  provider_id: string
  request: JobCreate
  input: JsonObject
  resolution: Job['resolution']
  output: JobOutput | null
  error: JobError | null
  quality_rating: number | null
  usage: Usage
  /** Null until it has ended. */
  cost: Cost | null
  attempts: KeptAttempt[]
  progress: number | null
  progress_text: string | null
  /** Names the run that works on it, or did when it was last heard of. */
  runner: string | null
  /** The provider's name for work that may be going on there. */
  reference: string | null
  readonly created_by: string
  readonly created_at: string
  started_at: string | null
  completed_at: string | null
  updated_at: string
  row_version: number
}

/** A row without its resolution, which whoever inserts has as text. */
export type NewJob = Omit<JobRow, 'resolution'>

interface Inserted {
  row: NewJob
  /** As JSON, which is not made twice. */
  resolution: string
}

/** Of how many rows one statement is: of each size there is one text, so that it stays prepared. */
const SIZES = [32, 16, 8, 4, 2, 1]

export async function insertJobs(tx: Tx, jobs: readonly Inserted[]): Promise<void> {
  const rows = jobs.map(({ row, resolution }) => toRow(row, resolution))
  for (let done = 0; done < rows.length; ) {
    const size = SIZES.find((each) => each <= rows.length - done) ?? 1
    await tx
      .insertInto('jobs')
      .values(rows.slice(done, done + size))
      .execute()
    done += size
  }
}

export async function findJob(db: Reader, id: string): Promise<JobRow | undefined> {
  if (!isUuid(id)) return undefined
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', id.toLowerCase())
    .where('model_id', 'is not', null)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Newest first; those of `owner`, or all. */
export async function readJobs(db: Reader, owner: string | null, query: JobQuery): Promise<JobRow[]> {
  const { status, model, cursor, limit } = query
  let select = db.selectFrom('jobs').selectAll().where('model_id', 'is not', null)
  if (owner !== null) select = select.where('created_by', '=', owner)
  if (status) select = select.where('status', '=', status)
  if (model) select = select.where('model_id', '=', model)
  if (cursor) select = select.where('id', '<', cursor.toLowerCase())
  return (await select.orderBy('id', 'desc').limit(limit).execute()).map(fromRow)
}

/** Jobs that some server has to work on, of one provider; also to stop there what was cancelled. */
export async function readUnfinished(db: Reader, providerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where((where) => where.or([hasToBeRun(where), hasToBeStopped(where)]))
    .where('provider_id', '=', providerId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Providers with jobs that some server has to work on. */
export async function readBusyProviders(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('provider_id')
    .distinct()
    .where((where) => where.or([hasToBeRun(where), hasToBeStopped(where)]))
    .execute()
  return rows.flatMap(({ provider_id }) => (provider_id === null ? [] : [provider_id]))
}

/** Who waits for a call on the line has it run at once: it is in nobody's queue. */
const hasToBeRun = (where: ExpressionBuilder<Tables, 'jobs'>) =>
  where.and([
    where('status', 'in', UNFINISHED),
    where.or([where('runner', 'is', null), where('runner', 'not like', `${LIVE}%`)]),
  ])

/** It was cancelled, and its provider has not been told, as far as its row knows. */
const hasToBeStopped = (where: ExpressionBuilder<Tables, 'jobs'>) =>
  where.and([where('status', '=', 'cancelled'), where('reference', 'is not', null)])

/** Jobs that were written since `time`, oldest change first. */
export async function readChangedSince(db: Reader, time: string, limit: number): Promise<JobRow[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('updated_at', '>=', time)
    .where('model_id', 'is not', null)
    .orderBy('updated_at')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Which of these jobs are no longer worked on by the run that is named with each. */
export async function readLost(db: Reader, runs: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'runner', 'status'])
    .where('id', 'in', [...runs.keys()])
    .execute()
  return rows.filter(({ id, runner, status }) => status !== 'running' || runner !== runs.get(id)).map(({ id }) => id)
}

/**
 * Writes a row as it was changed, unless somebody else wrote it since it was read.
 * @returns false where they did: to be read again.
 */
export async function updateJob(
  tx: Tx,
  row: Pick<JobRow, 'id' | 'row_version'>,
  change: Partial<JobRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set({ ...changedColumns(change), row_version: row.row_version + 1 })
    .where('id', '=', row.id)
    .where('row_version', '=', row.row_version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How far a run has come, for the other servers; nothing where it is no longer the run of this job. */
export async function writeProgress(tx: Tx, id: string, runner: string, progress: Progress, at: string): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ ...progress, updated_at: at })
    .where('id', '=', id)
    .where('runner', '=', runner)
    .execute()
}

export interface Progress {
  progress: number | null
  progress_text: string | null
}

export async function countByStatus(db: Reader): Promise<{ status: string; count: number }[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['status', (expression) => expression.fn.countAll<number>().as('count')])
    .where('status', 'in', UNFINISHED)
    .groupBy('status')
    .execute()
  return rows.map(({ status, count }) => ({ status, count: Number(count) }))
}

/** The oldest jobs that ended before `time`. */
export async function readEndedBefore(db: Reader, id: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs')
    .select('id')
    .where('id', '<', id)
    .where('status', 'not in', UNFINISHED)
    .where('model_id', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function removeJobs(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('jobs').where('id', 'in', ids).execute()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** PostgreSQL refuses to compare its ids with anything else. */
const isUuid = (text: string): boolean => UUID.test(text)

const IS_JSON: ReadonlySet<string> = new Set([
  ...['request', 'input', 'resolution', 'output', 'error', 'usage', 'cost', 'attempts'],
])

const columnOf = (name: string, value: unknown): unknown =>
  IS_JSON.has(name) && value !== null ? JSON.stringify(value) : value

const changedColumns = (change: Partial<JobRow>): Partial<Jobs> =>
  Object.fromEntries(Object.entries(change).map(([name, value]) => [name, columnOf(name, value)]))

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

const toRow = (row: NewJob, resolution: string): Jobs => ({
  ...{ id: row.id, api_model_id: row.api_model_id, model_id: row.model_id, provider_id: row.provider_id },
  ...{ status: row.status, quality_rating: row.quality_rating, created_by: row.created_by, resolution },
  ...{ created_at: row.created_at, started_at: row.started_at, completed_at: row.completed_at },
  ...{ updated_at: row.updated_at, row_version: row.row_version, runner: row.runner, reference: row.reference },
  ...{ progress: row.progress, progress_text: row.progress_text },
  ...{ request: JSON.stringify(row.request), input: JSON.stringify(row.input), output: json(row.output) },
  ...{ error: json(row.error), usage: JSON.stringify(row.usage), cost: json(row.cost) },
  attempts: JSON.stringify(row.attempts),
})

const parsed = <Value>(text: string | null): Value | null => (text === null ? null : (JSON.parse(text) as Value))

const fromRow = ({ request, input, resolution, output, error, usage, cost, attempts, ...row }: Selectable<Jobs>) => {
  const values = {
    request: parsed<JobCreate>(request),
    input: parsed<JsonObject>(input),
    resolution: parsed<Job['resolution']>(resolution),
    output: parsed<JobOutput>(output),
    error: parsed<JobError>(error),
    usage: parsed<Usage>(usage) ?? {},
    cost: parsed<Cost>(cost),
    attempts: parsed<KeptAttempt[]>(attempts) ?? [],
  }
  return { ...row, ...values } as JobRow
}
