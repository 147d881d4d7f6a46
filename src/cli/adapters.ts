// `roster adapters`: which there are, and which of them fit a model; adding one.
import type { Adapter } from '@roster/client'
import { define as defineAdd } from './adapters-add.ts'
import { examples, given } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { plural } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

const EXAMPLES = examples(
  'roster adapters --model musicgen-small',
  'roster adapters add --name "My Jazz Adapter" --base-model facebook/musicgen-small --trigger-words jazz,swing',
)

export const define: Define = (command) => {
  command
    .option('--model <id>', 'those that fit this model come first, and the others say what they require')
    .addHelpText('after', EXAMPLES)
    .action(async ({ model }: { model?: string }) => {
      const { roster, show } = connect(command)
      const list = await roster.adapters.list(given({ model }))
      show(list, ({ adapters }) => (adapters.length > 0 ? table(COLUMNS, adapters) : ''))
      note(plural(list.adapters.length, 'adapter'))
    })
  defineAdd(command.command('add').description('Add one'))
}

const stateOf = ({ compatible, hint, installed, is_active }: Adapter): string =>
  [is_active ? '' : 'inactive', compatible ? 'fits' : (hint ?? ''), installed ? 'installed' : '']
    .filter(Boolean)
    .join(', ')

const COLUMNS: readonly Column<Adapter>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ name, version }) => [name, version].filter(Boolean).join(' ') },
  { title: 'TYPE', cell: ({ type }) => type },
  { title: 'FOR', cell: ({ base_model }) => base_model },
  { title: 'STATE', cell: stateOf, style: ({ compatible }) => (compatible === false ? 'dim' : undefined) },
]
