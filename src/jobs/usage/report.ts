// Days of usage, added up by model, provider or day. Pure.

import { compareCodePoints } from '../../core/text.ts'
import type { UsageDays } from '../../db/tables.ts'
import type { UsageQuery, UsageRow } from './contract.ts'
import { addLatencies, type Latencies, percentile, readLatencies } from './latencies.ts'

type GroupBy = UsageQuery['group_by']

const KEYS: Record<GroupBy, (row: UsageDays) => string> = {
  model: ({ model_id, provider_id }) => `${model_id}\n${provider_id}`,
  provider: ({ provider_id }) => provider_id,
  day: ({ day }) => day,
}

/** What a group has a word for; the rest is null. */
const WORDS: Record<GroupBy, (row: UsageDays) => Partial<UsageRow>> = {
  model: ({ display_name, modality, task, provider_id }) => ({
    ...{ display_name, modality, task, provider_name: provider_id },
  }),
  provider: ({ provider_id }) => ({ provider_name: provider_id }),
  day: ({ day }) => ({ day }),
}

interface Sum {
  /** The newest of its rows: a model is called what it was called last. */
  newest: UsageDays
  counts: Pick<UsageRow, (typeof COUNTS)[number]>
  ratings: { sum: number; count: number }
  latencies: Latencies
}

const COUNTS = [
  'total_jobs',
  'completed_jobs',
  'failed_jobs',
  'input_tokens',
  'output_tokens',
  'cost',
  'unknown_cost_jobs',
] as const

export function reportOf(rows: readonly UsageDays[], groupBy: GroupBy): UsageRow[] {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const key = KEYS[groupBy](row)
    const sum = sums.get(key) ?? emptySum(row)
    sums.set(key, sum)
    add(sum, row)
  }
  const inOrder = groupBy === 'day' ? byDay : mostJobsFirst
  // One whose jobs all went on with another model has none.
  const used = [...sums.values()].filter(({ counts }) => counts.total_jobs > 0)
  return used.map((sum) => rowOf(sum, groupBy)).sort(inOrder)
}

const emptySum = (newest: UsageDays): Sum => ({
  newest,
  counts: {
    ...{ total_jobs: 0, completed_jobs: 0, failed_jobs: 0, input_tokens: 0, output_tokens: 0 },
    ...{ cost: 0, unknown_cost_jobs: 0 },
  },
  ratings: { sum: 0, count: 0 },
  latencies: new Map(),
})

function add(sum: Sum, row: UsageDays): void {
  if (row.day > sum.newest.day) sum.newest = row
  for (const name of COUNTS) sum.counts[name] += row[name]
  sum.ratings.sum += row.rating_sum
  sum.ratings.count += row.rating_count
  addLatencies(sum.latencies, readLatencies(row.latencies))
}

function rowOf({ newest, counts, ratings, latencies }: Sum, groupBy: GroupBy): UsageRow {
  const { total_jobs, completed_jobs, failed_jobs, input_tokens, output_tokens, cost, unknown_cost_jobs } = counts
  return {
    ...{ day: null, display_name: null, modality: null, task: null, provider_name: null },
    ...WORDS[groupBy](newest),
    ...{ total_jobs, completed_jobs, failed_jobs },
    avg_quality_rating: ratings.count === 0 ? null : ratings.sum / ratings.count,
    ...{ input_tokens, output_tokens },
    // 15 digits are all that a double holds for sure.
    cost: Number(cost.toPrecision(15)),
    unknown_cost_jobs,
    p50_seconds: percentile(latencies, 0.5),
    p95_seconds: percentile(latencies, 0.95),
  }
}

const byDay = (left: UsageRow, right: UsageRow): number => compareCodePoints(left.day ?? '', right.day ?? '')

const mostJobsFirst = (left: UsageRow, right: UsageRow): number =>
  right.total_jobs - left.total_jobs || compareCodePoints(nameOf(left), nameOf(right))

const nameOf = ({ display_name, provider_name }: UsageRow): string => `${display_name}\n${provider_name}`
