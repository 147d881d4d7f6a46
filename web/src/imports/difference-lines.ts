// The difference as lines of one height, so that thousands of models scroll as smoothly as ten.
import type { ImportReport, PresetReport } from '@roster/client'
import { fieldName, fieldText } from '../core/field-name.ts'
import type { Report } from './use-import.ts'

const PARTS = ['new', 'changed', 'kept', 'gone', 'skipped'] as const
export type Part = (typeof PARTS)[number]

export type Line =
  | { kind: 'row'; text: string; note: string }
  | { kind: 'field'; field: string; from: string; to: string }

/** The parts that such a report has: presets are never gone, for a file of them names some and not all. */
export const partsOf = (report: Report): readonly Part[] => PARTS.filter((part) => part in report.summary)

export const countOf = ({ summary }: Report, part: Part): number =>
  (summary as Partial<Record<Part, number>>)[part] ?? 0

export function linesOf(report: Report, part: Part): Line[] {
  if (part === 'skipped') return report.skipped.map(({ entry, reason }) => ({ kind: 'row', text: entry, note: reason }))
  if (part === 'gone') return 'gone' in report ? report.gone.map(rowLine) : []
  if (part === 'new') return report.new.map(rowLine)
  return report[part].flatMap((row) => [rowLine(row), ...row.fields.map(fieldLine)])
}

const rowLine = (row: ImportReport['new'][number] | PresetReport['new'][number]): Line =>
  'display_name' in row
    ? { kind: 'row', text: row.display_name, note: `${row.provider} · ${row.model_key}` }
    : { kind: 'row', text: row.name, note: row.model_id ?? row.base_model }

const fieldLine = ({ field, from, to }: { field: string; from?: unknown; to?: unknown }): Line => ({
  kind: 'field',
  field: fieldName(field),
  from: fieldText(field, from),
  to: fieldText(field, to),
})
