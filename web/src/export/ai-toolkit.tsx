// A training configuration for AI Toolkit, written as one fills in what it is for.
import type { AiToolkitExport } from '@roster/client'
import { useState } from 'react'
import { errorAt, fieldErrorsOf, messageOf } from '../core/problem.ts'
import { ModelSelector } from '../models/model-selector.tsx'
import { useModel } from '../models/queries.ts'
import { EXPORT } from '../texts/export.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { FilePreview } from './file-preview.tsx'
import { MissingParts } from './missing-parts.tsx'
import { useAiToolkit } from './use-exports.ts'

interface AiToolkitProps {
  modelId: string
  onModel: (modelId: string) => void
}

const EMPTY = { dataset: '', trigger: '', name: '', arch: '' }

export function AiToolkit({ modelId, onModel }: AiToolkitProps) {
  const [typed, setTyped] = useState(EMPTY)
  const { file, error, isWriting, retry } = useAiToolkit(requestOf(modelId, typed))
  const companions = useCompanions(modelId)
  const errors = fieldErrorsOf(error)
  const [isMoreOpen, setMoreOpen] = useState(false)
  const needsArch = file?.missing.some(({ part }) => part === 'model.arch') ?? false
  const isNamed = typed.dataset.trim() !== ''
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[20rem_1fr]">
      <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
        <ModelSelector
          modelType="base_model"
          label={EXPORT.base}
          value={modelId}
          onChange={(id) => onModel(id)}
          hint={EXPORT.baseHint}
          error={errorAt(errors, '/model_id')}
        />
        <Field label={EXPORT.dataset} hint={EXPORT.datasetHint} error={errorAt(errors, '/dataset_path')}>
          {(control) => <Input {...control} {...field('dataset')} required placeholder={EXPORT.datasetPlace} />}
        </Field>
        <Field label={EXPORT.trigger} hint={EXPORT.triggerHint} error={errorAt(errors, '/trigger_word')}>
          {(control) => <Input {...control} {...field('trigger')} />}
        </Field>
        <details open={needsArch || isMoreOpen} onToggle={(event) => setMoreOpen(event.currentTarget.open)}>
          <summary className="w-fit rounded text-soft text-xs hover:text-ink">{EXPORT.more}</summary>
          <div className="mt-3 space-y-4">
            <Field label={EXPORT.name} hint={EXPORT.nameHint} error={errorAt(errors, '/name')}>
              {(control) => <Input {...control} {...field('name')} />}
            </Field>
            <Field label={EXPORT.arch} hint={EXPORT.archHint} error={errorAt(errors, '/arch')}>
              {(control) => <Input {...control} {...field('arch')} />}
            </Field>
          </div>
        </details>
      </form>
      <div className="min-w-0 space-y-4">
        {error && Object.keys(errors).length === 0 && file && <Notice tone="bad">{messageOf(error)}</Notice>}
        <FilePreview
          {...{ file, error, isWriting }}
          onRetry={retry}
          hold={isNamed ? undefined : EXPORT.nameDataset}
          note={isNamed ? undefined : EXPORT.example}
        />
        {file && (
          <MissingParts
            title={EXPORT.missing}
            none={EXPORT.nothingMissing}
            missing={file.missing}
            companions={companions}
          />
        )}
      </div>
    </div>
  )
}

/** Until a folder is named an example stands in its place, so that there is something to see. */
const requestOf = (modelId: string, { dataset, trigger, name, arch }: typeof EMPTY): AiToolkitExport => ({
  model_id: modelId || null,
  dataset_path: dataset.trim() || EXPORT.datasetPlace,
  trigger_word: trigger.trim() || null,
  name: name.trim() || null,
  arch: arch.trim() || null,
})

/** What the chosen model needs beside it; none while none is chosen. */
function useCompanions(modelId: string): string[] {
  const { data } = useModel(modelId || 'none', modelId !== '')
  return modelId === '' ? [] : (data?.value.companions ?? []).map(({ model_id }) => model_id)
}
