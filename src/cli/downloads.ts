// `roster downloads`: what is on its way, and what ended in the last days.
import type { Download } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { bytes, duration } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster downloads', 'roster downloads --json')).action(async () => {
    const { roster, show } = connect(command)
    const list = await roster.downloads.list()
    show(list, ({ downloads }) => (downloads.length > 0 ? table(COLUMNS, downloads) : ''))
    if (list.downloads.length === 0) note('No downloads; "roster pull <id>" starts one.')
  })
}

const COLUMNS: readonly Column<Download>[] = [
  { title: 'MODEL', cell: ({ model_id }) => model_id },
  {
    title: 'STATUS',
    cell: ({ status }) => status.replace('_', ' '),
    style: ({ error }) => (error ? 'red' : undefined),
  },
  { title: 'DONE', cell: ({ progress }) => `${progress}%`, align: 'right' },
  { title: 'SIZE', cell: ({ total_bytes }) => bytes(total_bytes), align: 'right' },
  { title: 'SPEED', cell: ({ speed }) => (speed === null ? '' : `${bytes(speed)}/s`), align: 'right' },
  { title: 'LEFT', cell: ({ eta }) => (eta === null ? '' : duration(eta)), align: 'right' },
  { title: 'ERROR', cell: ({ error }) => error?.message ?? '' },
  { title: 'ID', cell: ({ id }) => id, style: () => 'dim' },
]
