// Search and filters. Both stand in the address, so that a view can be shared.
import type { Model } from '@roster/client'
import { useMemo } from 'react'
import { familyName, MODALITIES, MODEL_TYPES, type Modality, type ModelType, sentenceOf } from '../../core/words.ts'
import { useProviderName } from '../../providers/providers.ts'
import { MODELS } from '../../texts/models.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { Segments } from '../../ui/segments.tsx'
import { isFiltered, type ModelFilters } from '../filter.ts'
import { ModalityIcon } from '../modality-icon.tsx'
import { choicesOf } from './choices.ts'
import { SearchField } from './search-field.tsx'

interface FilterBarProps {
  models: readonly Model[]
  search: ModelFilters
  isAdmin: boolean
  onChange: (change: ModelFilters) => void
  onClear: () => void
}

const ANY = 'any'
const MODALITY_CHOICES = [
  { value: ANY, label: MODELS.all },
  ...(Object.keys(MODALITIES) as Modality[]).map((value) => ({
    value,
    label: (
      <>
        <ModalityIcon modality={value} />
        {MODALITIES[value]}
      </>
    ),
  })),
]
const TYPES = Object.entries(MODEL_TYPES).map(([value, label]) => ({ value, label }))

export function FilterBar({ models, search, isAdmin, onChange, onClear }: FilterBarProps) {
  return (
    <div className="flex shrink-0 flex-col gap-2.5 border-b bg-surface px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <SearchField value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
        <Segments
          label={MODELS.makes}
          value={search.modality ?? ANY}
          choices={MODALITY_CHOICES}
          onChange={(value) => onChange({ modality: value === ANY ? undefined : (value as Modality) })}
          className="max-sm:w-full max-sm:justify-between max-sm:[&_svg]:hidden"
        />
      </div>
      <div className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:flex-wrap sm:px-0">
        <ChoiceMenu
          label={MODELS.filters.type}
          value={search.type}
          choices={TYPES}
          onChange={(type) => onChange({ type: type as ModelType | undefined })}
        />
        <Counted models={models} search={search} onChange={onChange} />
        <YesNo
          label={MODELS.filters.installed}
          value={search.installed}
          onChange={(installed) => onChange({ installed })}
        />
        {isAdmin && (
          <YesNo label={MODELS.filters.active} value={search.active} onChange={(active) => onChange({ active })} />
        )}
        {isFiltered(search) && (
          <Button look="ghost" size="small" onClick={onClear}>
            {MODELS.clear}
          </Button>
        )}
      </div>
    </div>
  )
}

const COUNTED = ['family', 'task', 'provider', 'tag'] as const

/** Filters whose choices are what there is, with how many each would leave. */
function Counted({ models, search, onChange }: Pick<FilterBarProps, 'models' | 'search' | 'onChange'>) {
  const providerName = useProviderName()
  const choices = useMemo(
    () => COUNTED.map((name) => choicesOf(models, search, name, name === 'provider' ? providerName : labelOf[name])),
    [models, search, providerName],
  )
  return COUNTED.map((name, index) => (
    <ChoiceMenu
      key={name}
      label={MODELS.filters[name]}
      value={search[name]}
      choices={choices[index] ?? []}
      onChange={(value) => onChange({ [name]: value })}
    />
  ))
}

const labelOf = { family: familyName, task: sentenceOf, tag: (tag: string) => tag } as const

interface YesNoProps {
  label: string
  value: boolean | undefined
  onChange: (value: boolean | undefined) => void
}

const YES_NO = [
  { value: 'true', label: MODELS.yes },
  { value: 'false', label: MODELS.no },
]

const YesNo = ({ label, value, onChange }: YesNoProps) => (
  <ChoiceMenu
    label={label}
    value={value === undefined ? undefined : String(value)}
    choices={YES_NO}
    onChange={(chosen) => onChange(chosen === undefined ? undefined : chosen === 'true')}
  />
)
