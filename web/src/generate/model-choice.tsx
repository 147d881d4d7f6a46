// Chooses what is to be run: the best model for a kind of work, or one model.
import type { Model } from '@roster/client'
import { Wand2 } from 'lucide-react'
import { useMemo } from 'react'
import { MODALITIES, type Modality } from '../core/words.ts'
import { ModalityIcon } from '../models/modality-icon.tsx'
import { GENERATE } from '../texts/generate.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import type { Option, OptionGroup } from '../ui/option.ts'
import type { Work } from './work.ts'

interface ModelChoiceProps {
  models: readonly Model[]
  work: Work
  /** The model that the answer names, where one was left to the server. */
  chosen: Model | undefined
  onChange: (work: Work) => void
}

const AUTOMATIC = 'best:'

export function ModelChoice({ models, work, chosen, onChange }: ModelChoiceProps) {
  const groups = useMemo(() => groupsOf(models), [models])
  const value = work.model ?? (work.modality && work.task ? `${AUTOMATIC}${work.modality}:${work.task}` : null)
  return (
    <Field
      label={GENERATE.model}
      {...(work.model === undefined && chosen && { hint: GENERATE.chosenFor(chosen.display_name) })}
    >
      {(control) => (
        <Combobox
          label={GENERATE.model}
          control={control}
          value={value}
          placeholder={GENERATE.chooseModel}
          search={GENERATE.searchModel}
          nothing={GENERATE.noSuchModel}
          groups={groups}
          onChange={(next) => onChange(workOf(next))}
        />
      )}
    </Field>
  )
}

function workOf(value: string): Work {
  if (!value.startsWith(AUTOMATIC)) return { model: value }
  const [, modality, task] = value.split(':')
  return { modality: modality as Modality, task }
}

function groupsOf(models: readonly Model[]): OptionGroup[] {
  const active = models.filter(({ is_active, type }) => is_active && type === 'base_model')
  const works = new Map(active.map(({ modality, task }) => [`${AUTOMATIC}${modality}:${task}`, { modality, task }]))
  const automatic: Option[] = [...works]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([value, of]) => ({
      value,
      label: GENERATE.bestFor(of.task, MODALITIES[of.modality]),
      icon: <Wand2 aria-hidden />,
    }))
  const named = (Object.keys(MODALITIES) as Modality[]).map((modality) => ({
    title: GENERATE.models(MODALITIES[modality]),
    options: active.filter((model) => model.modality === modality).map(optionOf),
  }))
  return [{ title: GENERATE.automatic, options: automatic }, ...named]
}

const optionOf = ({ id, display_name, provider, model_key, modality }: Model): Option => ({
  value: id,
  label: display_name,
  note: provider,
  words: model_key,
  icon: <ModalityIcon modality={modality} className="size-4" />,
})
