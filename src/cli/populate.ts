// `roster populate`: adds the built-in models to the server's catalog.
import type { PopulateReport } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { type Column, table } from './terminal/table.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster populate')).action(async () => {
    const { roster, show } = connect(command)
    show(await roster.imports.populate(), reportText)
  })
}

const reportText = ({ results, summary }: PopulateReport): string => {
  const { created, updated, skipped, total } = summary
  return `${table(COLUMNS, results)}\n\n${created} created, ${updated} updated, ${skipped} skipped, ${total} in total`
}

const COLUMNS: readonly Column<PopulateReport['results'][number]>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'KEY', cell: ({ model_key }) => model_key },
  {
    title: 'STATUS',
    cell: ({ status }) => status,
    style: ({ status }) => (status === 'skipped' ? 'dim' : 'green'),
  },
  { title: 'REASON', cell: ({ reason }) => reason ?? '' },
]
