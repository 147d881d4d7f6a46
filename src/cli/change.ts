// `roster change`: one change with the old and new value of each field.
import type { ChangeDetail } from '@roster/client'
import { examples, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { count, localTime } from './terminal/numbers.ts'
import { fields, sections } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { differences, differenceText } from './terminal/values.ts'

const SHOWN = 20

export const define: Define = (command) => {
  command
    .argument('<revision>', 'as "roster changes" lists it', wholeNumber(1))
    .option('--all', 'print every row')
    .addHelpText('after', examples('roster change 12'))
    .action(async (revision: number, { all = false }: { all?: boolean }) => {
      const { roster, show } = connect(command)
      show(await roster.changes.read(revision), (change) => changeText(change, all))
    })
}

function changeText(change: ChangeDetail, all: boolean): string {
  const shown = all ? change.entries : change.entries.slice(0, SHOWN)
  const more = change.entries.length - shown.length
  return sections(
    fields([
      ['revision', String(change.revision)],
      ['what', change.summary],
      ['who', change.actor],
      ['when', localTime(change.created_at)],
      ['undoes', change.undoes === null ? null : String(change.undoes)],
      ['undone by', change.undone_by === null ? null : String(change.undone_by)],
    ]),
    shown.map(entryText).join('\n'),
    more > 0 ? `... and ${count(more)} more rows; --all prints them` : '',
  )
}

/** They change with every write and tell nothing. */
const BOOKKEEPING = { row_version: null, updated_at: null, upstream: null }

function entryText({ entity, id, before, after }: ChangeDetail['entries'][number]): string {
  if (!before) return oneLine(`${entity} ${id}: added`)
  if (!after) return oneLine(`${entity} ${id}: deleted`)
  const changed = differences({ ...before, ...BOOKKEEPING }, { ...after, ...BOOKKEEPING })
  return [oneLine(`${entity} ${id}: changed`), ...changed.map((each) => `  ${oneLine(differenceText(each))}`)].join(
    '\n',
  )
}
