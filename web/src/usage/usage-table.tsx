// The figures of each model, provider or day.
import type { UsageRow } from '@roster/client'
import type { ReactNode } from 'react'
import { formatTokens } from '../core/format.ts'
import { MODALITIES, type Modality } from '../core/words.ts'
import { useProviderName } from '../providers/providers.ts'
import { USAGE } from '../texts/usage.ts'
import { Table, TableCell, TableHead, TableRow } from '../ui/table.tsx'
import { dollars } from './dollars.ts'
import { latency } from './latency.ts'
import type { Group } from './use-usage.ts'

interface Column {
  head: string
  cell: (row: UsageRow) => ReactNode
  isNumber?: boolean
}

export function UsageTable({ group, rows }: { group: Group; rows: readonly UsageRow[] }) {
  const nameOf = useProviderName()
  const columns = [...FIRST[group](nameOf), ...FIGURES]
  return (
    <Table label={USAGE.groups[group]}>
      <thead>
        <tr>
          {columns.map(({ head, isNumber }) => (
            <TableHead key={head} className={isNumber ? 'text-right' : undefined}>
              {head}
            </TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={`${row.day} ${row.display_name} ${row.provider_name}`}>
            {columns.map(({ head, cell, isNumber }) => (
              <TableCell key={head} className={isNumber ? 'whitespace-nowrap text-right tabular-nums' : undefined}>
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const FIRST: Readonly<Record<Group, (nameOf: (id: string) => string) => Column[]>> = {
  model: (nameOf) => [
    { head: USAGE.model, cell: ({ display_name }) => <span className="font-medium">{display_name}</span> },
    { head: USAGE.work, cell: ({ modality, task }) => `${MODALITIES[modality as Modality]}: ${task}` },
    { head: USAGE.provider, cell: ({ provider_name }) => nameOf(provider_name ?? '') },
  ],
  provider: (nameOf) => [
    {
      head: USAGE.provider,
      cell: ({ provider_name }) => <span className="font-medium">{nameOf(provider_name ?? '')}</span>,
    },
  ],
  day: () => [{ head: USAGE.day, cell: ({ day }) => <span className="whitespace-nowrap font-medium">{day}</span> }],
}

const count = (value: number) => value.toLocaleString('en-US')
const seconds = (value: number | null) => (value === null ? USAGE.none : latency(value))

const FIGURES: readonly Column[] = [
  { head: USAGE.total, cell: ({ total_jobs }) => count(total_jobs), isNumber: true },
  { head: USAGE.completed, cell: ({ completed_jobs }) => count(completed_jobs), isNumber: true },
  {
    head: USAGE.failed,
    cell: ({ failed_jobs }) => <span className={failed_jobs > 0 ? 'text-bad' : undefined}>{count(failed_jobs)}</span>,
    isNumber: true,
  },
  {
    head: USAGE.rating,
    cell: ({ avg_quality_rating }) => (avg_quality_rating === null ? USAGE.none : USAGE.stars(avg_quality_rating)),
    isNumber: true,
  },
  {
    head: USAGE.tokens,
    cell: ({ input_tokens, output_tokens }) => formatTokens(input_tokens + output_tokens),
    isNumber: true,
  },
  {
    head: USAGE.cost,
    cell: ({ cost, unknown_cost_jobs }) => (
      <span title={unknown_cost_jobs > 0 ? USAGE.costUnknown(unknown_cost_jobs) : undefined}>
        {dollars(cost)}
        {unknown_cost_jobs > 0 && ' + ?'}
      </span>
    ),
    isNumber: true,
  },
  { head: USAGE.median, cell: ({ p50_seconds }) => seconds(p50_seconds), isNumber: true },
  { head: USAGE.slow, cell: ({ p95_seconds }) => seconds(p95_seconds), isNumber: true },
]
