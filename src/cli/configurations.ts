// `roster configurations`: those of a model or of a base model; adding and deleting one.
import type { Configuration } from '@roster/client'
import { examples } from './arguments.ts'
import { define as defineAdd } from './configurations-add.ts'
import { type Owner, ownerOf } from './configurations-owner.ts'
import { define as defineRemove } from './configurations-remove.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { plural } from './terminal/numbers.ts'
import { type Column, table } from './terminal/table.ts'
import { note } from './terminal/write.ts'

const EXAMPLES = examples(
  'roster configurations --base-model sdxl',
  'roster configurations --model sdxl-1-0-base --json',
  'roster configurations add --base-model flux_dev --json-file flux-fast.json',
  'roster configurations remove sdxl-draft --yes',
)

export const define: Define = (command) => {
  command
    .option('--model <id>', 'those of this model alone')
    .option('--base-model <base model>', 'those of every model of this base model')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Owner) => {
      const owner = ownerOf(options)
      const { roster, show } = connect(command)
      const all =
        owner.model !== null
          ? await roster.configurations.getModelConfigurations(owner.model)
          : await roster.configurations.getBaseModelConfigurations(owner.baseModel)
      show(all, (rows) => (rows.length > 0 ? table(COLUMNS, rows) : ''))
      note(plural(all.length, 'configuration'))
    })
  defineAdd(command.command('add').description('Add one from a JSON file'))
  defineRemove(command.command('remove').description('Delete one'))
}

const COLUMNS: readonly Column<Configuration>[] = [
  { title: 'ID', cell: ({ id }) => id },
  { title: 'NAME', cell: ({ name }) => name },
  { title: 'BASE MODEL', cell: ({ base_model }) => base_model },
  { title: 'STEPS', cell: ({ steps }) => String(steps), align: 'right' },
  { title: 'CFG', cell: ({ cfg_scale }) => String(cfg_scale), align: 'right' },
  { title: 'SAMPLER', cell: ({ sampler, scheduler }) => `${sampler}/${scheduler}` },
  {
    title: 'SIZE',
    cell: ({ resolution_width, resolution_height }) => `${resolution_width}x${resolution_height}`,
    align: 'right',
  },
  { title: '', cell: ({ is_default }) => (is_default ? 'default' : ''), style: () => 'green' },
]
