// The sums over all rows.
import type { UsageRow } from '@roster/client'

const SUMMED = [
  'total_jobs',
  'completed_jobs',
  'failed_jobs',
  'input_tokens',
  'output_tokens',
  'cost',
  'unknown_cost_jobs',
] as const

export type Totals = Record<(typeof SUMMED)[number], number>

export function totalsOf(rows: readonly UsageRow[]): Totals {
  const sum = (name: (typeof SUMMED)[number]) => rows.reduce((total, row) => total + row[name], 0)
  return Object.fromEntries(SUMMED.map((name) => [name, sum(name)])) as Totals
}
