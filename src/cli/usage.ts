// `roster usage`: how much each model, provider or day was used, and what it cost.
import type { UsageFilter, UsageRow } from '@roster/client'
import { Option } from 'commander'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { count, price } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

type GroupBy = NonNullable<UsageFilter['group_by']>

interface Options {
  by: GroupBy
  from?: string
  to?: string
}

export const define: Define = (command) => {
  command
    .addOption(
      new Option('--by <what>', 'one line for each').choices(['model', 'provider', 'day']).default('model' as GroupBy),
    )
    .option('--from <day>', 'the first day, such as 2026-01-31, in UTC')
    .option('--to <day>', 'the last day')
    .addHelpText('after', examples('roster usage', 'roster usage --by day --from 2026-01-01', 'roster usage --json'))
    .action(async ({ by, from, to }: Options) => {
      const { roster, show } = connect(command)
      const report = await roster.usage.read({ group_by: by, ...(from && { from }), ...(to && { to }) })
      show(report, ({ rows }) => (rows.length > 0 ? table([...WORDS[by], ...COLUMNS], rows) : ''))
      if (report.rows.length === 0) note('Nothing was used; "roster run <model>" asks for something.')
    })
}

const WORDS: Readonly<Record<GroupBy, readonly Column<UsageRow>[]>> = {
  model: [
    { title: 'MODEL', cell: ({ display_name }) => display_name ?? '' },
    { title: 'PROVIDER', cell: ({ provider_name }) => provider_name ?? '' },
    { title: 'FOR', cell: ({ modality, task }) => `${modality}/${task}` },
  ],
  provider: [{ title: 'PROVIDER', cell: ({ provider_name }) => provider_name ?? '' }],
  day: [{ title: 'DAY', cell: ({ day }) => day ?? '' }],
}

/** Where some costs are not known, the sum is only what it is at least. */
const costText = ({ cost, unknown_cost_jobs }: UsageRow): string =>
  unknown_cost_jobs === 0
    ? price(cost)
    : `${cost === 0 ? '' : `${price(cost)} and `}${count(unknown_cost_jobs)} unknown`

const seconds = (value: number | null): string => (value === null ? '' : `${value.toPrecision(3)} s`)

const COLUMNS: readonly Column<UsageRow>[] = [
  { title: 'JOBS', cell: ({ total_jobs }) => count(total_jobs), align: 'right' },
  { title: 'DONE', cell: ({ completed_jobs }) => count(completed_jobs), align: 'right' },
  {
    title: 'FAILED',
    cell: ({ failed_jobs }) => count(failed_jobs),
    align: 'right',
    style: ({ failed_jobs }) => (failed_jobs > 0 ? 'red' : undefined),
  },
  { title: 'RATING', cell: (row) => row.avg_quality_rating?.toFixed(1) ?? '', align: 'right' },
  { title: 'TOKENS IN', cell: ({ input_tokens }) => count(input_tokens), align: 'right' },
  { title: 'OUT', cell: ({ output_tokens }) => count(output_tokens), align: 'right' },
  { title: 'COST', cell: costText, align: 'right' },
  { title: 'HALF IN', cell: ({ p50_seconds }) => seconds(p50_seconds), align: 'right' },
  { title: '95% IN', cell: ({ p95_seconds }) => seconds(p95_seconds), align: 'right' },
]
