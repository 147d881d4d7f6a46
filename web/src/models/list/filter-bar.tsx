// Search and filters. Both stand in the address, so that a view can be shared.
import type { Model } from '@roster/client'
import { useMemo } from 'react'
import { MODALITIES, MODEL_TYPES, type Modality, type ModelType, sentenceOf } from '../../core/words.ts'
import { useProviderName } from '../../providers/providers.ts'
import { Button } from '../../ui/button.tsx'
import { type Choice, ChoiceMenu } from '../../ui/choice-menu.tsx'
import { Segments } from '../../ui/segments.tsx'
import { filterModels, isFiltered, type ModelFilters } from '../filter.ts'
import { ModalityIcon } from '../modality-icon.tsx'
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
  { value: ANY, label: 'All' },
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
  const providerName = useProviderName()
  const providers = useChoices(models, search, 'provider', providerName)
  const tasks = useChoices(models, search, 'task', sentenceOf)
  return (
    <div className="flex flex-col gap-2.5 border-b px-4 pb-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <SearchField value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
        <Segments
          label="What it makes"
          value={search.modality ?? ANY}
          choices={MODALITY_CHOICES}
          onChange={(value) => onChange({ modality: value === ANY ? undefined : (value as Modality) })}
          className="max-sm:w-full max-sm:justify-between max-sm:[&_svg]:hidden"
        />
      </div>
      <div className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:flex-wrap sm:px-0">
        <ChoiceMenu
          label="Provider"
          value={search.provider}
          choices={providers}
          onChange={(provider) => onChange({ provider })}
        />
        <ChoiceMenu label="Task" value={search.task} choices={tasks} onChange={(task) => onChange({ task })} />
        <ChoiceMenu
          label="Type"
          value={search.type}
          choices={TYPES}
          onChange={(type) => onChange({ type: type as ModelType | undefined })}
        />
        <YesNo label="Installed" value={search.installed} onChange={(installed) => onChange({ installed })} />
        {isAdmin && <YesNo label="Active" value={search.active} onChange={(active) => onChange({ active })} />}
        {isFiltered(search) && (
          <Button look="ghost" size="small" onClick={onClear}>
            Clear
          </Button>
        )}
      </div>
    </div>
  )
}

interface YesNoProps {
  label: string
  value: boolean | undefined
  onChange: (value: boolean | undefined) => void
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

const YesNo = ({ label, value, onChange }: YesNoProps) => (
  <ChoiceMenu
    label={label}
    value={value === undefined ? undefined : String(value)}
    choices={YES_NO}
    onChange={(chosen) => onChange(chosen === undefined ? undefined : chosen === 'true')}
  />
)

/** What there is among the models that pass every other filter, with how many each would leave. */
function useChoices(
  models: readonly Model[],
  search: ModelFilters,
  name: 'provider' | 'task',
  labelOf: (value: string) => string,
): Choice[] {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const model of filterModels(models, search, name)) counts.set(model[name], (counts.get(model[name]) ?? 0) + 1)
    return [...counts]
      .map(([value, count]) => ({ value, count, label: labelOf(value) }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))
  }, [models, search, name, labelOf])
}
