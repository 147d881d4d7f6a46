// `roster configuration`: every parameter of one configuration.
import type { Configuration } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { localTime } from './terminal/numbers.ts'
import { fields, section, sections } from './terminal/table.ts'
import { plain } from './terminal/values.ts'

export const define: Define = (command) => {
  command
    .argument('<id>', 'as "roster configurations" lists it')
    .addHelpText('after', examples('roster configuration sdxl-high-quality'))
    .action(async (id: string) => {
      const { roster, show } = connect(command)
      show((await roster.configurations.read(id)).value, configurationText)
    })
}

const configurationText = (configuration: Configuration): string => {
  const { id, name, description, model_id, base_model, is_default, additional_params, ...rest } = configuration
  const { created_at: _, updated_at, ...parameters } = rest
  return sections(
    fields([
      ['id', id],
      ['name', name],
      ['description', description],
      ['for', model_id ?? `every model of ${base_model}`],
      ['base model', base_model],
      ['default', is_default ? 'yes' : 'no'],
      ['updated', localTime(updated_at)],
    ]),
    section('Parameters', fields(Object.entries(parameters).map(([key, value]) => [key, plain(value)]))),
    section(
      'Additional parameters',
      fields(Object.entries(additional_params).map(([key, value]) => [key, plain(value)])),
    ),
  )
}
