// The sums of a time, at a glance.
import type { UsageRow } from '@roster/client'
import { formatTokens } from '../core/format.ts'
import { USAGE } from '../texts/usage.ts'
import { dollars } from './dollars.ts'
import { totalsOf } from './totals.ts'

export function UsageTiles({ rows }: { rows: readonly UsageRow[] }) {
  const totals = totalsOf(rows)
  const share = totals.total_jobs === 0 ? 0 : totals.failed_jobs / totals.total_jobs
  const tiles = [
    {
      label: USAGE.jobs,
      value: totals.total_jobs.toLocaleString('en-US'),
      note: USAGE.completedOf(totals.completed_jobs),
    },
    {
      label: USAGE.failed,
      value: totals.failed_jobs.toLocaleString('en-US'),
      note: USAGE.failedShare(share.toLocaleString('en-US', { style: 'percent', maximumFractionDigits: 1 })),
    },
    {
      label: USAGE.cost,
      value: dollars(totals.cost),
      note: totals.unknown_cost_jobs > 0 ? USAGE.costUnknown(totals.unknown_cost_jobs) : USAGE.costKnown,
    },
    {
      label: USAGE.tokens,
      value: formatTokens(totals.input_tokens + totals.output_tokens),
      note: USAGE.tokensSplit(formatTokens(totals.input_tokens), formatTokens(totals.output_tokens)),
    },
  ]
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-xl border bg-surface shadow-panel lg:grid-cols-4">
      {tiles.map(({ label, value, note }) => (
        <div key={label} className="-mr-px -mb-px border-r border-b px-4 py-3.5">
          <dt className="text-faint text-xs">{label}</dt>
          <dd className="font-semibold text-2xl tracking-tight">{value}</dd>
          <dd className="text-soft text-xs">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
