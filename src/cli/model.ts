// `roster model`: everything that is known of one model.
import type { Model } from '@roster/client'
import { CAPABILITIES } from '../vocabulary/index.ts'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { inputPrice, outputPrice } from './model-prices.ts'
import { bytes, localTime } from './terminal/numbers.ts'
import { fields, section, sections } from './terminal/table.ts'
import { plain } from './terminal/values.ts'

export const define: Define = (command) => {
  command
    .argument('<id>', 'id, or a model key that one provider alone has')
    .addHelpText('after', examples('roster model sonnet-4', 'roster model facebook/musicgen-small --json'))
    .action(async (id: string) => {
      const { roster, show } = connect(command)
      show((await roster.models.read(id)).value, modelText)
    })
}

export const modelText = (model: Model): string =>
  sections(
    fields(factsOf(model)),
    section('Capabilities', fields(capabilitiesOf(model))),
    section('Price', fields(pricesOf(model))),
    section(
      'Input defaults',
      fields(Object.entries(model.input_defaults).map(([name, value]) => [name, plain(value)])),
    ),
  )

const factsOf = (model: Model): [string, string | null][] => [
  ['id', model.id],
  ['name', model.display_name],
  ['provider', `${model.provider}${model.configured ? '' : ' (not configured)'}`],
  ['key', model.model_key],
  ['makes', `${model.modality}/${model.task}`],
  ['type', model.type],
  ['family', model.family],
  ['base model', model.base_model],
  ['version', model.version],
  ['description', model.description],
  ['tags', model.tags.join(', ')],
  ['state', [model.is_active ? 'active' : 'inactive', model.is_default ? 'default' : ''].filter(Boolean).join(', ')],
  ['priority', String(model.priority)],
  ['installed', model.installed ? 'yes' : 'no'],
  ['source', model.source && [model.source.type, model.source.repo ?? model.source.url].filter(Boolean).join(' ')],
  ['size', model.size_bytes === null ? null : bytes(model.size_bytes)],
  ['gated', model.gated ? 'yes, its licence must be accepted first' : null],
  ['needs', model.companions.map(({ model_id, reason }) => `${model_id} (${reason})`).join(', ')],
  ['knowledge', model.knowledge_cutoff && `until ${model.knowledge_cutoff.slice(0, 10)}`],
  ['deprecated', model.deprecation_date && `from ${model.deprecation_date}`],
  ['origin', model.origin],
  ['updated', localTime(model.updated_at)],
]

const capabilitiesOf = ({ capabilities }: Model): [string, string][] =>
  Object.entries(capabilities).map(([name, value]) => {
    const { label, unit }: { label: string; unit?: string } =
      name in CAPABILITIES ? CAPABILITIES[name as keyof typeof CAPABILITIES] : { label: name }
    return [label, value === null ? '' : [plain(value), unit].filter(Boolean).join(' ')]
  })

function pricesOf(model: Model): [string, string][] {
  const { currency, billing_unit, input_per_mtok, output_per_mtok, ...others } = model.pricing
  const rest = Object.entries(others).filter(([, value]) => value !== null)
  return [
    ['input', inputPrice(model) && `${inputPrice(model)} per million tokens`],
    ['output', outputPrice(model)],
    ...rest.map(([name, value]): [string, string] => [name, plain(value)]),
  ]
}
