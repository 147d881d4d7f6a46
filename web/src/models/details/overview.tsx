// What a model is, in groups of facts.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { formatDay, formatTime } from '../../core/format.ts'
import { useBaseModelName } from '../../core/use-base-models.ts'
import { textOf } from '../../core/value-text.ts'
import { familyName, MODALITIES, MODEL_TYPES, originName, sentenceOf } from '../../core/words.ts'
import { useProviderName } from '../../providers/providers.ts'
import { OVERVIEW } from '../../texts/details.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { KeyFacts } from './key-facts.tsx'

export function Overview({ model }: { model: Model }) {
  const providerName = useProviderName()
  const baseName = useBaseModelName()
  return (
    <>
      <KeyFacts model={model} />
      <Facts title={OVERVIEW.whatItIs} facts={identity(model, providerName, baseName)} />
      <Facts title={OVERVIEW.goesWith} facts={model.companions.map(companion)} />
      <Facts
        title={OVERVIEW.defaults}
        facts={Object.entries(model.input_defaults).map(([name, value]) => ({
          label: sentenceOf(name),
          value: textOf(value),
        }))}
      />
      <Facts title={OVERVIEW.record} facts={record(model)} />
    </>
  )
}

const given = (label: string, value: string | null): Fact | null => (value === null ? null : { label, value })
const code = (text: string) => <span className="break-all font-mono text-xs">{text}</span>

const identity = (model: Model, providerName: (id: string) => string, baseName: (id: string) => string) => [
  { label: OVERVIEW.provider, value: providerName(model.provider) },
  { label: OVERVIEW.modelKey, value: code(model.model_key) },
  given(OVERVIEW.version, model.version),
  { label: OVERVIEW.makes, value: `${MODALITIES[model.modality]}, ${model.task}` },
  { label: OVERVIEW.type, value: MODEL_TYPES[model.type] },
  given(OVERVIEW.family, model.family && familyName(model.family)),
  given(OVERVIEW.baseModel, model.base_model && baseName(model.base_model)),
  given(OVERVIEW.endpointPath, model.endpoint_path),
  given(OVERVIEW.outputFormat, model.output_format),
  given(OVERVIEW.knowledge, model.knowledge_cutoff && formatDay(model.knowledge_cutoff)),
  given(OVERVIEW.retires, model.deprecation_date && formatDay(model.deprecation_date)),
  model.tags.length > 0 && {
    label: OVERVIEW.tags,
    value: (
      <span className="flex flex-wrap gap-1">
        {model.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
]

const companion = ({ model_id, reason }: Model['companions'][number]): Fact => ({
  label: (
    <Link
      to="/models/$id"
      params={{ id: model_id }}
      search={(search) => ({ ...search, view: undefined })}
      className="text-accent-ink underline underline-offset-2"
    >
      {model_id}
    </Link>
  ),
  value: reason,
})

const record = (model: Model) => [
  { label: OVERVIEW.priority, value: OVERVIEW.priorityText(model.priority) },
  { label: OVERVIEW.number, value: String(model.number) },
  { label: OVERVIEW.uuid, value: code(model.uuid) },
  { label: OVERVIEW.origin, value: originName(model.origin) },
  { label: OVERVIEW.added, value: formatTime(model.created_at) },
  { label: OVERVIEW.changed, value: formatTime(model.updated_at) },
]
