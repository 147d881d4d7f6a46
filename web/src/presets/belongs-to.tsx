// Whose a new preset becomes: of one model, or of every model of a base model.
import type { Model } from '@roster/client'
import { useBaseModelName, useBaseModels } from '../core/use-base-models.ts'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segments } from '../ui/segments.tsx'

interface BelongsToProps {
  model: Model
  base: string
  isShared: boolean
  error: string | undefined
  onBase: (base: string) => void
  onShared: (isShared: boolean) => void
}

export function BelongsTo({ model, base, isShared, error, onBase, onShared }: BelongsToProps) {
  const known = useBaseModels()
  const nameOf = useBaseModelName()
  return (
    <div className="mb-3.5 space-y-3.5">
      {model.base_model !== null && (
        <div>
          <p className="mb-1 font-medium text-soft text-xs">{PRESET_FORM.belongsTo}</p>
          <Segments
            label={PRESET_FORM.belongsTo}
            value={isShared ? 'base' : 'model'}
            choices={[
              { value: 'model', label: PRESET_FORM.thisModel },
              { value: 'base', label: PRESET_FORM.everyModel(nameOf(model.base_model)) },
            ]}
            onChange={(value) => onShared(value === 'base')}
          />
        </div>
      )}
      {/* A model that has a base model hands it on to its presets. */}
      {model.base_model === null && (
        <Field label={PRESETS.baseModel} hint={PRESET_FORM.baseHint} error={error}>
          {(control) => (
            <>
              <Input {...control} list="base-models" value={base} onChange={(event) => onBase(event.target.value)} />
              <datalist id="base-models">
                {known.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </div>
  )
}
