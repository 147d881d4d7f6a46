// What was used, added up by day, model and user as jobs come and end: a question about a million jobs reads a few rows.
import { sql } from 'kysely'
import type { Reader, Tx, UsageDays } from '../../db/index.ts'
import { addLatencies, type Latencies, readLatencies, writeLatencies } from './latencies.ts'

/** Whose: everybody's together. */
export const EVERYBODY = ''

export type UsageKey = Pick<UsageDays, 'actor' | 'day' | 'model_id' | 'provider_id'>

/** What is added to one day of one model of one user. */
export type UsageDelta = Omit<UsageDays, 'latencies'> & { latencies: Latencies }

const COUNTS = [
  'total_jobs',
  'completed_jobs',
  'failed_jobs',
  'rating_sum',
  'rating_count',
  'input_tokens',
  'output_tokens',
  'cost',
  'unknown_cost_jobs',
] as const

/** Adds up what goes to the same row, in an order that is the same on every server, so that none waits in a circle. */
export async function addUsage(tx: Tx, deltas: readonly UsageDelta[]): Promise<void> {
  const merged = new Map<string, UsageDelta>()
  for (const delta of deltas) {
    const key = [delta.actor, delta.day, delta.model_id, delta.provider_id].join('\n')
    const sum = merged.get(key)
    if (sum) add(sum, delta)
    else merged.set(key, { ...delta, latencies: new Map(delta.latencies) })
  }
  for (const [, delta] of [...merged].sort(([left], [right]) => (left < right ? -1 : 1))) await addOne(tx, delta)
}

function add(sum: UsageDelta, more: UsageDelta): void {
  for (const name of COUNTS) sum[name] += more[name]
  addLatencies(sum.latencies, more.latencies)
}

async function addOne(tx: Tx, { latencies, ...delta }: UsageDelta): Promise<void> {
  const { display_name, modality, task } = delta
  const row = await tx
    .insertInto('usage_days')
    .values({ ...delta, latencies: '' })
    .onConflict((conflict) =>
      conflict.columns(['actor', 'day', 'model_id', 'provider_id']).doUpdateSet(({ eb, ref }) => ({
        ...{ display_name, modality, task },
        ...Object.fromEntries(COUNTS.map((name) => [name, eb(ref(`usage_days.${name}`), '+', delta[name])])),
      })),
    )
    .returning('latencies')
    .executeTakeFirstOrThrow()
  if (latencies.size === 0) return
  // The row is ours until the transaction ends: nobody adds to the histogram meanwhile.
  const sum = readLatencies(row.latencies)
  addLatencies(sum, latencies)
  await tx
    .updateTable('usage_days')
    .set({ latencies: writeLatencies(sum) })
    .where('actor', '=', delta.actor)
    .where('day', '=', delta.day)
    .where('model_id', '=', delta.model_id)
    .where('provider_id', '=', delta.provider_id)
    .execute()
}

/** What is told of together. */
const GROUP_KEYS = {
  model: ['model_id', 'provider_id'],
  provider: ['provider_id'],
  day: ['day'],
} as const satisfies Record<string, readonly (keyof UsageDays)[]>

type Sums = Pick<UsageDays, (typeof COUNTS)[number] | 'latencies'>
/** One group, added up; what it is not grouped by is any one of its values. */
export type UsageSum = Sums & Pick<UsageDays, 'display_name' | 'modality' | 'task'> & Partial<UsageKey>

interface Asked {
  /** The first day, such as 2026-01-31. */
  from?: string | undefined
  /** The last day. */
  to?: string | undefined
  group_by: keyof typeof GROUP_KEYS
}

/** The histograms of a group stand one behind another. */
export async function sumUsage(db: Reader, actor: string, { from, to, group_by }: Asked): Promise<UsageSum[]> {
  // Sums of whole numbers are numbers of their own on PostgreSQL, which its driver gives as text.
  const sums = COUNTS.map((name) => sql<number>`cast(sum(${sql.ref(name)}) as double precision)`.as(name))
  const words = (['display_name', 'modality', 'task'] as const).map((name) =>
    sql<string>`max(${sql.ref(name)})`.as(name),
  )
  let select = db
    .selectFrom('usage_days')
    .select([...GROUP_KEYS[group_by]])
    .select([...sums, ...words, sql<string>`string_agg(latencies, ' ')`.as('latencies')])
    .where('actor', '=', actor)
  if (from) select = select.where('day', '>=', from)
  if (to) select = select.where('day', '<=', to)
  return (await select.groupBy([...GROUP_KEYS[group_by]]).execute()) as UsageSum[]
}
