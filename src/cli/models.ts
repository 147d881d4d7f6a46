// `roster models`: the catalog as a table, in routing order.
import type { Model, ModelFilter } from '@roster/client'
import { Option } from 'commander'
import { MODALITIES, MODEL_TYPES } from '../vocabulary/index.ts'
import { examples, given, wholeNumber } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { inputPrice, outputPrice } from './model-prices.ts'
import { count, plural } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

interface Options {
  modality?: NonNullable<ModelFilter['modality']>
  task?: string
  type?: NonNullable<ModelFilter['type']>
  provider?: string
  family?: string
  baseModel?: string
  active?: boolean
  installed?: boolean
  search?: string
  limit?: number
}

export const define: Define = (command) => {
  command
    .addOption(new Option('--modality <modality>', 'what it makes').choices(MODALITIES))
    .option('--task <task>', 'such as chat or generation')
    .addOption(
      new Option('--type <type>', 'kind of file; adapters are listed only when asked for').choices(MODEL_TYPES),
    )
    .option('--provider <id>')
    .option('--family <family>', 'such as flux or claude')
    .option('--base-model <base model>', 'such as sdxl or flux_dev')
    .option('--active', 'only those in use')
    .option('--no-active', 'only those out of use')
    .option('--installed', 'only those whose files are here')
    .option('--no-installed', 'only those whose files are not here')
    .option('--search <words>', 'in the id, name, key, description and tags')
    .option('--limit <n>', 'at most this many', wholeNumber(1, 1000))
    .addHelpText('after', examples('roster models --modality text --active', 'roster models --search "claude opus"'))
    .action(async (options: Options) => {
      const { roster, show } = connect(command)
      const list = await roster.models.list(filterOf(options))
      show(list, ({ models }) => (models.length > 0 ? table(COLUMNS, models) : ''))
      note(
        list.next_cursor
          ? `${plural(list.models.length, 'model')}; there are more`
          : plural(list.models.length, 'model'),
      )
    })
}

const filterOf = ({ baseModel, active, installed, search, ...same }: Options): ModelFilter =>
  given({ ...same, base_model: baseModel, active: flag(active), installed: flag(installed), q: search })

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'true' : 'false')

const COLUMNS: readonly Column<Model>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ display_name }) => display_name },
  { title: 'PROVIDER', cell: ({ provider }) => provider },
  { title: 'MAKES', cell: ({ modality, task }) => `${modality}/${task}` },
  { title: 'CONTEXT', cell: ({ capabilities }) => count(capabilities.context_window), align: 'right' },
  { title: 'INPUT', cell: inputPrice, align: 'right' },
  { title: 'OUTPUT', cell: outputPrice, align: 'right' },
  {
    title: 'STATE',
    cell: stateOf,
    style: ({ is_active, is_default }) => (is_active ? (is_default ? 'green' : undefined) : 'dim'),
  },
]

function stateOf({ is_active, is_default, installed, configured, provider }: Model): string {
  const states = [
    is_active ? '' : 'inactive',
    is_default ? 'default' : '',
    installed ? 'installed' : '',
    provider !== 'local' && !configured ? 'not configured' : '',
  ]
  return states.filter(Boolean).join(', ')
}
