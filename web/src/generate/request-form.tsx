// What is asked: a kind of work or one model, and its input.
import type { Model } from '@roster/client'
import { errorAt, type FieldErrors } from '../core/problem.ts'
import type { Modality } from '../core/words.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Segments } from '../ui/segments.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextArea } from '../ui/textarea.tsx'
import { ModelPicker } from './model-picker.tsx'
import { type Entered, NUMBERS } from './request.ts'
import type { GenerateSearch } from './search.ts'
import { WorkPicker } from './work-picker.tsx'

interface RequestFormProps {
  models: readonly Model[]
  modality: Modality
  search: GenerateSearch
  entered: Entered
  errors: FieldErrors
  onSearch: (search: GenerateSearch) => void
  onEnter: (entered: Entered) => void
}

const WAYS = [
  { value: 'work', label: 'Best for a kind of work' },
  { value: 'model', label: 'One model' },
] as const

export function RequestForm({ models, modality, search, entered, errors, onSearch, onEnter }: RequestFormProps) {
  const way = search.model === undefined ? 'work' : 'model'
  const set = (part: Partial<Entered>) => onEnter({ ...entered, ...part })
  const turn = (next: 'work' | 'model') =>
    onSearch(next === 'model' ? { model: models[0]?.id ?? '' } : firstWork(models, search.model))
  return (
    <div className="space-y-4 rounded-xl border bg-surface p-4 shadow-panel">
      <Segments
        label="Ask for"
        value={way}
        choices={WAYS}
        onChange={turn}
        className="flex w-full [&>button]:flex-1 [&>button]:justify-center"
      />
      {way === 'model' ? (
        <ModelPicker models={models} value={search.model ?? ''} onChange={(model) => onSearch({ model })} />
      ) : (
        <WorkPicker models={models} search={search} onChange={onSearch} />
      )}
      <Field label="Prompt" error={errorAt(errors, '/input/prompt')}>
        {(control) => (
          <TextArea
            {...control}
            placeholder="What is to be made"
            value={entered.prompt}
            onChange={(event) => set({ prompt: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {NUMBERS[modality].map(({ name, label }) => (
          <Field key={name} label={label} error={errorAt(errors, `/input/${name}`)}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                placeholder="not given"
                value={entered[name]}
                onChange={(event) => set({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="space-y-1 border-t pt-3">
        <Switch
          label="Bring within limits"
          hint="Instead of refusing what is too much"
          checked={entered.clamp}
          onChange={(clamp) => set({ clamp })}
        />
        <Switch
          label="Only what can run here"
          hint="Leaves out providers without a key"
          checked={entered.runnableOnly}
          onChange={(runnableOnly) => set({ runnableOnly })}
        />
        <Switch
          label="Cheapest first"
          hint="Instead of by priority"
          checked={entered.cheapest}
          onChange={(cheapest) => set({ cheapest })}
        />
      </div>
    </div>
  )
}

/** The kind of work of the model that was looked at, else of the first one. */
function firstWork(models: readonly Model[], id: string | undefined): GenerateSearch {
  const model = models.find((other) => other.id === id) ?? models[0]
  return model ? { modality: model.modality, task: model.task } : { modality: 'text', task: 'chat' }
}
