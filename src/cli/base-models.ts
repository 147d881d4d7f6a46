// `roster base-models`: what configurations and adapters hang on.
import type { BaseModel } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { type Column, table } from './terminal/table.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster base-models', 'roster base-models --json')).action(async () => {
    const { roster, show } = connect(command)
    show(await roster.system.baseModels(), (all) => table(COLUMNS, all))
  })
}

const COLUMNS: readonly Column<BaseModel>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ label }) => label },
  { title: 'FAMILY', cell: ({ family }) => family },
  { title: 'MADE FROM', cell: ({ parent }) => parent ?? '' },
]
