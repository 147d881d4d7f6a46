// `roster changes`: who changed what, newest first.
import type { ChangeSet } from '@roster/client'
import { examples, given, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { count, localTime } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

export const define: Define = (command) => {
  command
    .option('--limit <n>', 'at most this many; 100 without it', wholeNumber(1, 1000))
    .addHelpText('after', examples('roster changes --limit 20', 'roster change 12', 'roster undo 12'))
    .action(async ({ limit }: { limit?: number }) => {
      const { roster, show } = connect(command)
      const list = await roster.changes.list(given({ limit }))
      show(list, ({ changes }) => table(COLUMNS, changes))
      if (list.next_cursor) note('There are older ones; --limit says how many are listed.')
    })
}

const COLUMNS: readonly Column<ChangeSet>[] = [
  { title: 'REVISION', cell: ({ revision }) => String(revision), align: 'right' },
  { title: 'TIME', cell: ({ created_at }) => localTime(created_at) },
  { title: 'WHO', cell: ({ actor }) => actor },
  { title: 'WHAT', cell: ({ summary }) => summary },
  { title: 'ROWS', cell: ({ changes }) => count(changes), align: 'right' },
  { title: '', cell: ({ undone_by }) => (undone_by === null ? '' : `undone by ${undone_by}`), style: () => 'dim' },
]
