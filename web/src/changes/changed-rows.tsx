// The rows of a change, each field from what to what.
import type { ChangeSet } from '@roster/client'
import { fieldName, fieldText } from '../core/field-name.ts'
import { messageOf } from '../core/problem.ts'
import { CHANGES } from '../texts/changes.ts'
import { FieldChange } from '../ui/field-change.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { difference } from './difference.ts'
import { useChange } from './queries.ts'

/** An import may have thousands of rows; whoever wants them all has the import's own report. */
const ROWS_READ = 500
const ROWS_SHOWN = 20

interface ChangedRowsProps {
  change: ChangeSet
  only: string | undefined
}

export function ChangedRows({ change, only }: ChangedRowsProps) {
  const isLarge = only === undefined && change.changes > ROWS_READ
  const { data, error } = useChange(change.revision, only, !isLarge)
  if (isLarge) return <p className="mt-2 ml-6 text-soft">{CHANGES.tooLarge(change.changes)}</p>
  if (error) return <Notice tone="bad">{messageOf(error)}</Notice>
  if (!data) return <Spinner />
  const { entries } = data
  return (
    <ul className="mt-2 ml-6 space-y-3">
      {entries.slice(0, ROWS_SHOWN).map(({ entity, id, before, after }) => (
        <li key={`${entity} ${id}`} className="min-w-0">
          {only === undefined && (
            <p className="text-soft text-xs">
              {entity} <span className="font-mono">{id}</span>
            </p>
          )}
          {before && after ? (
            <ul className="space-y-1">
              {difference(before, after).map(({ field, from, to }) => (
                <FieldChange
                  key={field}
                  field={fieldName(field)}
                  from={fieldText(field, from)}
                  to={fieldText(field, to)}
                />
              ))}
            </ul>
          ) : (
            <p className="text-soft text-xs">{after ? CHANGES.added : CHANGES.deleted}</p>
          )}
        </li>
      ))}
      {entries.length > ROWS_SHOWN && (
        <li className="text-faint text-xs">{CHANGES.moreRows(entries.length - ROWS_SHOWN)}</li>
      )}
    </ul>
  )
}
