// The difference as lines of one height, so that thousands of models scroll as smoothly as ten.
import type { ImportReport } from '@roster/client'
import { fieldName, fieldText } from '../core/field-name.ts'

export const PARTS = ['new', 'changed', 'kept', 'gone', 'skipped'] as const
export type Part = (typeof PARTS)[number]

export type Line =
  | { kind: 'model'; text: string; note: string }
  | { kind: 'field'; field: string; from: string; to: string }

export function linesOf(report: ImportReport, part: Part): Line[] {
  if (part === 'skipped')
    return report.skipped.map(({ entry, reason }) => ({ kind: 'model', text: entry, note: reason }))
  if (part === 'new' || part === 'gone') return report[part].map(modelLine)
  return report[part].flatMap((model) => [
    modelLine(model),
    ...model.fields.map(
      ({ field, from, to }): Line => ({
        kind: 'field',
        field: fieldName(field),
        from: fieldText(field, from),
        to: fieldText(field, to),
      }),
    ),
  ])
}

const modelLine = ({ display_name, provider, model_key }: ImportReport['new'][number]): Line => ({
  kind: 'model',
  text: display_name,
  note: `${provider} · ${model_key}`,
})
