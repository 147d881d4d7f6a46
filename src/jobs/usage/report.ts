// Groups of usage as they are told: names, averages, percentiles, in order. Pure.
import { compareCodePoints } from '../../core/text.ts'
import type { UsageQuery, UsageRow } from './contract.ts'
import { percentile, readLatencies } from './latencies.ts'
import type { UsageSum } from './store.ts'

type GroupBy = UsageQuery['group_by']

/** What a model is called now; undefined for one that is gone. */
export type NameOf = (modelId: string) => string | undefined

export function reportOf(sums: readonly UsageSum[], groupBy: GroupBy, nameOf: NameOf): UsageRow[] {
  // One whose jobs all went on with another model has none.
  const used = sums.filter(({ total_jobs }) => total_jobs > 0)
  return used.map((sum) => rowOf(sum, groupBy, nameOf)).sort(groupBy === 'day' ? byDay : mostJobsFirst)
}

function rowOf(sum: UsageSum, groupBy: GroupBy, nameOf: NameOf): UsageRow {
  const { total_jobs, completed_jobs, failed_jobs, rating_sum, rating_count } = sum
  const { input_tokens, output_tokens, cost, unknown_cost_jobs } = sum
  const latencies = readLatencies(sum.latencies)
  const isModel = groupBy === 'model'
  return {
    day: sum.day ?? null,
    display_name: isModel ? (nameOf(sum.model_id ?? '') ?? sum.display_name) : null,
    modality: isModel ? sum.modality : null,
    task: isModel ? sum.task : null,
    provider_name: sum.provider_id ?? null,
    ...{ total_jobs, completed_jobs, failed_jobs },
    avg_quality_rating: rating_count === 0 ? null : rating_sum / rating_count,
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
  right.total_jobs - left.total_jobs || compareCodePoints(nameOfRow(left), nameOfRow(right))

const nameOfRow = ({ display_name, provider_name }: UsageRow): string => `${display_name}\n${provider_name}`
