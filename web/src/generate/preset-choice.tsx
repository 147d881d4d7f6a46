// Chooses a preset: the model's own first, then those of its base model.
import type { Configuration } from '@roster/client'
import { GENERATE } from '../texts/generate.ts'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

interface PresetChoiceProps {
  presets: readonly Configuration[]
  /** Null for the default. */
  value: string | null
  error: string | undefined
  onChange: (id: string | null) => void
}

export function PresetChoice({ presets, value, error, onChange }: PresetChoiceProps) {
  const own = presets.filter(({ model_id }) => model_id !== null)
  const shared = presets.filter(({ model_id }) => model_id === null)
  const standard = own.find(({ is_default }) => is_default) ?? shared.find(({ is_default }) => is_default)
  const chosen = presets.find(({ id }) => id === value) ?? standard
  return (
    <Field label={GENERATE.preset} error={error} hint={chosen?.description || undefined}>
      {(control) => (
        <Select {...control} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
          <option value="">{standard ? `${GENERATE.defaultPreset}: ${standard.name}` : GENERATE.noPreset}</option>
          <Group title={GENERATE.presetsOfModel} presets={own} />
          <Group title={GENERATE.presetsOfBaseModel(shared[0]?.base_model ?? '')} presets={shared} />
        </Select>
      )}
    </Field>
  )
}

const Group = ({ title, presets }: { title: string; presets: readonly Configuration[] }) =>
  presets.length === 0 ? null : (
    <optgroup label={title}>
      {presets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
