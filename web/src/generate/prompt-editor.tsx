// Where something to be made is described: model, adapter, preset, prompt, duration, parameters; and what it will cost.
import type { Adapter, Configuration, Model, Resolution } from '@roster/client'
import { ChevronRight, Sparkles } from 'lucide-react'
import type { ReactNode, SubmitEvent } from 'react'
import { errorAt, type FieldErrors } from '../core/problem.ts'
import { GENERATE } from '../texts/generate.ts'
import { Button } from '../ui/button.tsx'
import { AdapterSelector } from './adapter-selector.tsx'
import { hasDuration } from './duration.ts'
import { DurationField } from './duration-field.tsx'
import { Estimate } from './estimate.tsx'
import { ModelChoice } from './model-choice.tsx'
import { Options } from './options.tsx'
import { ParameterFields } from './parameter-fields.tsx'
import { PresetChoice } from './preset-choice.tsx'
import type { Prompt } from './prompt.ts'
import { PromptFields } from './prompt-fields.tsx'
import type { Work } from './work.ts'

export interface PromptEditorProps {
  models: readonly Model[]
  work: Work
  /** The model that is named, or that the server chose for the work; undefined until one is known. */
  model: Model | undefined
  /** With `compatible` for this model, as `adapters.list({ model })` tells. */
  adapters: readonly Adapter[]
  /** Of this model and of its base model. */
  presets: readonly Configuration[]
  /** What the server would do, or said last of this model; undefined until it said so. */
  resolution: Resolution | undefined
  /** Whether it refuses what is entered now. */
  isRefused?: boolean
  errors: FieldErrors
  value: Prompt
  onWork: (work: Work) => void
  onChange: (value: Prompt) => void
  onSubmit: () => void
  /** Whether what was submitted is on its way to the server. */
  busy?: boolean
  /** A sentence on why nothing can be submitted, or on what came of it. */
  note?: ReactNode
  /** Whether the button may be pressed. @default true */
  canSubmit?: boolean
  /** What stands for the word "Settings" in the hint on adapters, such as a link. */
  settings?: ReactNode
}

const NO_ANSWER = { parameters: {}, origins: {} }

export function PromptEditor(props: PromptEditorProps) {
  const { models, work, model, adapters, presets, resolution, errors, value, onWork, onChange, onSubmit } = props
  const set = (part: Partial<Prompt>) => onChange({ ...value, ...part })
  const adapter = adapters.find(({ id }) => id === value.adapter)
  const duration = resolution?.parameters.duration
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate onSubmit={submit} className="rounded-xl border bg-surface shadow-panel">
      <div className="space-y-4 p-4">
        <ModelChoice models={models} work={work} chosen={model} onChange={onWork} />
        {adapters.length > 0 && (
          <AdapterSelector
            adapters={adapters}
            value={adapter && adapter.compatible !== false ? adapter.id : null}
            error={errorAt(errors, '/adapter_id')}
            settings={props.settings}
            onChange={(id) => set({ adapter: id })}
          />
        )}
        {presets.length > 0 && (
          <PresetChoice
            presets={presets}
            value={value.preset}
            error={errorAt(errors, '/configuration_id')}
            onChange={(preset) => set({ preset })}
          />
        )}
        <PromptFields
          model={model}
          value={value}
          tokens={resolution?.tokens}
          triggerWords={adapter?.trigger_words ?? []}
          errors={errors}
          onChange={set}
        />
        {model && hasDuration(model) && (
          <DurationField
            model={model}
            chosen={value.duration}
            effective={typeof duration === 'number' ? duration : null}
            error={errorAt(errors, '/input/duration')}
            onChange={(seconds) => set({ duration: seconds })}
          />
        )}
      </div>
      {model && (
        <Part title={GENERATE.parameters} isOpen={model.modality === 'image'}>
          <p className="mb-3 text-faint text-xs">{GENERATE.parametersHint}</p>
          <ParameterFields
            model={model}
            answer={resolution ?? NO_ANSWER}
            typed={value.typed}
            errors={errors}
            onChange={(typed) => set({ typed })}
          />
        </Part>
      )}
      <Part title={GENERATE.options}>
        <Options value={value} hasModel={work.model !== undefined} onChange={set} />
      </Part>
      <footer className="space-y-3 border-t p-4">
        <div className="flex items-end justify-between gap-3">
          <Estimate resolution={props.isRefused ? undefined : resolution} />
          <Button type="submit" look="primary" busy={props.busy ?? false} disabled={props.canSubmit === false}>
            {!props.busy && <Sparkles aria-hidden />}
            {GENERATE.submit}
          </Button>
        </div>
        {props.note}
      </footer>
    </form>
  )
}

interface PartProps {
  title: string
  isOpen?: boolean
  children: ReactNode
}

const Part = ({ title, isOpen = false, children }: PartProps) => (
  <details className="group border-t" open={isOpen}>
    <summary className="flex list-none items-center gap-1.5 px-4 py-2.5 font-medium text-soft hover:text-ink">
      <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
      {title}
    </summary>
    <div className="px-4 pb-4">{children}</div>
  </details>
)
