// Makes a preset, from nothing or from another one.
import type { Configuration, ConfigurationCreate, Model } from '@roster/client'
import { useState } from 'react'
import { errorAt, type FieldErrors, fieldErrorsOf } from '../core/problem.ts'
import { useBaseModelName, useBaseModels } from '../core/use-base-models.ts'
import { writtenFields } from '../models/form/patch.ts'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toast.tsx'
import { type AdditionalRow, additionalOf, DEFAULTS, FORM_FIELDS, rowsOf, valuesOf } from './form-values.ts'
import { PresetDialog } from './preset-dialog.tsx'
import { PresetForm } from './preset-form.tsx'
import { useConfigurationWrites } from './use-configurations.ts'

interface NewPresetProps {
  model: Model
  /** What it begins with. */
  copied?: Configuration
  onClose: () => void
}

export function NewPreset({ model, copied, onClose }: NewPresetProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    copied ? { ...valuesOf(copied), '/name': PRESET_FORM.copyOf(copied.name) } : DEFAULTS,
  )
  const [rows, setRows] = useState<readonly AdditionalRow[]>(() => rowsOf(copied?.additional_params ?? {}))
  const [isDefault, setDefault] = useState(false)
  const [isShared, setShared] = useState(copied?.model_id === null)
  const [base, setBase] = useState(model.base_model ?? copied?.base_model ?? '')
  const [unsendable, setUnsendable] = useState<FieldErrors>({})
  const { create } = useConfigurationWrites()
  const errors = { ...fieldErrorsOf(create.error), ...unsendable }
  const submit = () => {
    const written = writtenFields(FORM_FIELDS, values)
    const additional = additionalOf(rows)
    const faults = { ...written.errors, ...additional.errors }
    setUnsendable(faults)
    if (Object.keys(faults).length > 0) return
    const body = {
      ...written.body,
      base_model: base.trim(),
      is_default: isDefault,
      additional_params: additional.params,
    }
    const owner = isShared ? { baseModel: base.trim() } : { model: model.id }
    create.mutate(
      { owner, body: body as ConfigurationCreate },
      {
        onSuccess: ({ name }) => {
          toast(PRESETS.created(name))
          onClose()
        },
      },
    )
  }
  return (
    <PresetDialog
      title={PRESET_FORM.create}
      action={PRESET_FORM.add}
      error={create.error}
      errors={errors}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <PresetForm
        values={values}
        rows={rows}
        isDefault={isDefault}
        errors={errors}
        onType={(pointer, value) => setValues({ ...values, [pointer]: value })}
        onRows={setRows}
        onDefault={setDefault}
      >
        <BelongsTo
          model={model}
          base={base}
          isShared={isShared}
          error={errorAt(errors, '/base_model')}
          onBase={setBase}
          onShared={setShared}
        />
      </PresetForm>
    </PresetDialog>
  )
}

interface BelongsToProps {
  model: Model
  base: string
  isShared: boolean
  error: string | undefined
  onBase: (base: string) => void
  onShared: (isShared: boolean) => void
}

function BelongsTo({ model, base, isShared, error, onBase, onShared }: BelongsToProps) {
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
