// Makes a preset, from nothing or from another one.
import type { Configuration, ConfigurationCreate, Model } from '@roster/client'
import { useState } from 'react'
import { errorAt, fieldErrorsOf } from '../core/problem.ts'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { toast } from '../ui/toast.tsx'
import { BelongsTo } from './belongs-to.tsx'
import { DEFAULTS, rowsOf, valuesOf } from './form-values.ts'
import { PresetEditor } from './preset-editor.tsx'
import { useConfigurationWrites } from './use-configurations.ts'
import type { Begun } from './use-preset-form.ts'

interface NewPresetProps {
  model: Model
  /** What it begins with. */
  copied?: Configuration
  onClose: () => void
}

export function NewPreset({ model, copied, onClose }: NewPresetProps) {
  const [isShared, setShared] = useState(copied?.model_id === null)
  const [base, setBase] = useState(model.base_model ?? copied?.base_model ?? '')
  const { create } = useConfigurationWrites()
  const submit = (body: Record<string, unknown>) => {
    const owner = isShared ? { baseModel: base.trim() } : { model: model.id }
    create.mutate(
      { owner, body: { ...body, base_model: base.trim() } as ConfigurationCreate },
      {
        onSuccess: ({ name }) => {
          toast(PRESETS.created(name))
          onClose()
        },
      },
    )
  }
  return (
    <PresetEditor
      title={PRESET_FORM.create}
      action={PRESET_FORM.add}
      begun={begunWith(copied)}
      error={create.error}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <BelongsTo
        model={model}
        base={base}
        isShared={isShared}
        error={errorAt(fieldErrorsOf(create.error), '/base_model')}
        onBase={setBase}
        onShared={setShared}
      />
    </PresetEditor>
  )
}

const begunWith = (copied: Configuration | undefined): Begun =>
  copied
    ? {
        values: { ...valuesOf(copied), '/name': PRESET_FORM.copyOf(copied.name) },
        rows: rowsOf(copied.additional_params),
      }
    : { values: DEFAULTS, rows: [] }
