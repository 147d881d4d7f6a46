// What a download would bring, as a person reads it before it begins.
import type { DownloadPlan } from '@roster/client'
import { bytes, plural } from './terminal/numbers.ts'
import { type Column, fields, sections, table } from './terminal/table.ts'

type PlanFile = DownloadPlan['files'][number]

export const planText = (plan: DownloadPlan): string =>
  sections(fields(entriesOf(plan)), table(COLUMNS, plan.files), hintsOf(plan).join('\n'))

function entriesOf({ model, source, files, total_bytes, free_bytes, page }: DownloadPlan) {
  const kind = [model.type, model.family, model.base_model].filter(Boolean).join(' · ')
  const from = [source.type, source.repo, source.revision?.slice(0, 12)].filter(Boolean).join(' ')
  return [
    ['model', model.display_name],
    ['kind', kind],
    ['from', from],
    ['page', page],
    ['size', `${bytes(total_bytes)} in ${plural(files.length, 'file')}; ${bytes(free_bytes)} are free`],
  ] as const
}

/** What somebody should know or do before it begins. */
function hintsOf({ gate, fits, is_unsafe, warnings, companions }: DownloadPlan): string[] {
  return [
    ...(gate ? [gate.message, gate.url] : []),
    ...(fits === false ? ['There is no room for it: it would wait until there is'] : []),
    ...(is_unsafe ? ['Its own site calls a file of it unsafe; --confirm-unsafe brings it all the same'] : []),
    ...warnings,
    ...companions.map(({ part, model_id, reason }) => `It needs ${model_id ?? part} beside it: ${reason}`),
  ]
}

const COLUMNS: readonly Column<PlanFile>[] = [
  { title: 'FILE', cell: ({ path }) => path },
  { title: 'SIZE', cell: ({ size }) => bytes(size), align: 'right' },
  { title: 'SHA-256', cell: ({ sha256 }) => sha256?.slice(0, 12) ?? 'told when it arrives', style: () => 'dim' },
  { title: 'SCAN', cell: ({ verdict }) => verdict, style: ({ verdict }) => (verdict === 'unsafe' ? 'red' : undefined) },
]
