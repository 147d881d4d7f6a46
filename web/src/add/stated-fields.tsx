// Name, type and base model of what comes in: as its source says, until somebody says otherwise.

import { errorAt, type FieldErrors } from '../core/problem.ts'
import { useBaseModels } from '../core/use-base-models.ts'
import { MODEL_TYPES, type ModelType } from '../core/words.ts'
import { ADD } from '../texts/add.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/textarea.tsx'
import type { Details } from './stated.ts'

const TEXT = ADD.plan

interface StatedFieldsProps {
  details: Details
  errors: FieldErrors
  onChange: (edited: Partial<Details>) => void
}

export function StatedFields({ details, errors, onChange }: StatedFieldsProps) {
  const bases = useBaseModels()
  return (
    <section aria-label={TEXT.details} className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-[3fr_2fr_2.4fr]">
        <Field label={TEXT.name} error={errorAt(errors, '/model/display_name')}>
          {(control) => (
            <Input {...control} value={details.name} onChange={(event) => onChange({ name: event.target.value })} />
          )}
        </Field>
        <Field label={TEXT.type} error={errorAt(errors, '/model/type')}>
          {(control) => (
            <Select
              {...control}
              value={details.type}
              onChange={(event) => onChange({ type: event.target.value as ModelType })}
            >
              {Object.entries(MODEL_TYPES).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={TEXT.base} error={errorAt(errors, '/model/base_model')}>
          {(control) => (
            <Select {...control} value={details.base} onChange={(event) => onChange({ base: event.target.value })}>
              <option value="">{TEXT.noBase}</option>
              {details.base !== '' && !bases.some(({ id }) => id === details.base) && (
                <option value={details.base}>{details.base}</option>
              )}
              {bases.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <details className="group">
        <summary className="w-fit rounded text-soft text-xs hover:text-ink">{TEXT.more}</summary>
        <div className="mt-3 space-y-3">
          <Field label={TEXT.description} error={errorAt(errors, '/model/description')}>
            {(control) => (
              <TextArea
                {...control}
                value={details.description}
                onChange={(event) => onChange({ description: event.target.value })}
              />
            )}
          </Field>
          <Field label={TEXT.tags} hint={TEXT.tagsHint} error={errorAt(errors, '/model/tags')}>
            {(control) => (
              <Input {...control} value={details.tags} onChange={(event) => onChange({ tags: event.target.value })} />
            )}
          </Field>
        </div>
      </details>
    </section>
  )
}
