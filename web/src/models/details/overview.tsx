// The facts of a model, in groups.
import type { Model } from '@roster/client'
import { formatDay, formatTime } from '../../core/format.ts'
import { textOf } from '../../core/value-text.ts'
import { MODALITIES, MODEL_TYPES, originName, sentenceOf } from '../../core/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { pricesOf } from '../prices.ts'
import { Capabilities } from './capabilities.tsx'
import { KeyFacts } from './key-facts.tsx'

export const Overview = ({ model }: { model: Model }) => (
  <>
    <KeyFacts model={model} />
    <Capabilities capabilities={model.capabilities} />
    <Prices model={model} />
    <Facts title="What it is" facts={identity(model)} />
    <Facts
      title="Defaults it is called with"
      facts={Object.entries(model.input_defaults).map(([name, value]) => ({
        label: sentenceOf(name),
        value: textOf(value),
      }))}
    />
    <Facts title="Record" facts={record(model)} />
  </>
)

function Prices({ model }: { model: Model }) {
  const prices = pricesOf(model.pricing).map(({ label, text, unit }) => ({
    label,
    value: (
      <>
        {text} {text !== 'free' && <span className="text-faint">{unit}</span>}
      </>
    ),
  }))
  const tiers = model.pricing.tiers?.length ?? 0
  return (
    <Facts
      title="Prices"
      facts={[
        ...(prices.length > 0 ? prices : [{ label: 'Price', value: <Unknown /> }]),
        tiers > 0 && { label: 'Long prompts', value: `Other prices above ${tiersText(model)} input tokens` },
      ]}
    />
  )
}

const tiersText = ({ pricing }: Model): string =>
  (pricing.tiers ?? []).map(({ above_input_tokens }) => above_input_tokens.toLocaleString('en-US')).join(' and ')

const given = (label: string, value: string | null): Fact | null => (value === null ? null : { label, value })

const identity = (model: Model) => [
  { label: 'Provider', value: model.provider },
  { label: 'Model key', value: <span className="font-mono text-xs">{model.model_key}</span> },
  given('Version', model.version),
  { label: 'Makes', value: `${MODALITIES[model.modality]}, ${model.task}` },
  { label: 'Type', value: MODEL_TYPES[model.type] },
  given('Family', model.family),
  given('Base model', model.base_model),
  given('Endpoint path', model.endpoint_path),
  given('Output format', model.output_format),
  given('Knowledge until', model.knowledge_cutoff && formatDay(model.knowledge_cutoff)),
  given('Retires on', model.deprecation_date && formatDay(model.deprecation_date)),
  model.tags.length > 0 && {
    label: 'Tags',
    value: (
      <span className="flex flex-wrap gap-1">
        {model.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
]

const record = (model: Model) => [
  { label: 'Priority', value: `${model.priority}, lower is tried first` },
  { label: 'Number', value: String(model.number) },
  { label: 'UUID', value: <span className="break-all font-mono text-xs">{model.uuid}</span> },
  { label: 'Came from', value: originName(model.origin) },
  { label: 'Added', value: formatTime(model.created_at) },
  { label: 'Changed', value: formatTime(model.updated_at) },
]
