// Chooses a kind of work among those that some model does.
import type { Model } from '@roster/client'
import { MODALITIES, type Modality, sentenceOf } from '../core/words.ts'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { GenerateSearch } from './search.ts'

interface WorkPickerProps {
  models: readonly Model[]
  search: GenerateSearch
  onChange: (search: GenerateSearch) => void
}

export function WorkPicker({ models, search, onChange }: WorkPickerProps) {
  const tasksOf = (modality: Modality) =>
    [...new Set(models.filter((model) => model.modality === modality).map(({ task }) => task))].sort()
  const modalities = (Object.keys(MODALITIES) as Modality[]).filter((modality) => tasksOf(modality).length > 0)
  const tasks = search.modality ? tasksOf(search.modality) : []
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Makes">
        {(control) => (
          <Select
            {...control}
            value={search.modality ?? ''}
            onChange={(event) => {
              const modality = event.target.value as Modality
              onChange({ modality, task: tasksOf(modality)[0] })
            }}
          >
            <option value="" disabled>
              Choose
            </option>
            {modalities.map((modality) => (
              <option key={modality} value={modality}>
                {MODALITIES[modality]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Task">
        {(control) => (
          <Select
            {...control}
            value={search.task ?? ''}
            onChange={(event) => onChange({ ...search, task: event.target.value })}
          >
            <option value="" disabled>
              Choose
            </option>
            {tasks.map((task) => (
              <option key={task} value={task}>
                {sentenceOf(task)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}
