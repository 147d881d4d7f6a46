// Fields of a model as controls, each with what is wrong with it.
import type { ReactNode } from 'react'
import { twMerge } from 'tailwind-merge'
import { errorAt, type FieldErrors } from '../../core/problem.ts'
import { FIELDS } from '../../texts/model-form.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/textarea.tsx'
import type { FieldSpec } from './fields.ts'
import type { Values } from './patch.ts'

interface SpecFieldsProps {
  specs: readonly FieldSpec[]
  values: Values
  errors: FieldErrors
  /** How many fields stand beside each other where there is room. */
  columns?: 2 | 3
  onChange: (pointer: string, value: string) => void
}

const FLAGS = Object.entries(FIELDS.flags)

export const SpecFields = ({ specs, values, errors, columns = 2, onChange }: SpecFieldsProps) => (
  <div className={twMerge('grid gap-x-3 gap-y-3.5 sm:grid-cols-2', columns === 3 && 'grid-cols-2 sm:grid-cols-3')}>
    {specs.map((spec) => {
      const { pointer, label, kind, unit, hint } = spec
      const common = {
        value: values[pointer] ?? '',
        onChange: (event: { target: { value: string } }) => onChange(pointer, event.target.value),
      }
      return (
        <Field
          key={pointer}
          label={<LabelText label={label} unit={unit} />}
          hint={hint}
          error={errorAt(errors, pointer)}
          {...(kind === 'long' && { className: 'col-span-full' })}
        >
          {(control) =>
            kind === 'long' ? (
              <TextArea {...control} {...common} />
            ) : kind === 'flag' ? (
              <Select {...control} {...common}>
                {FLAGS.map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </Select>
            ) : (
              <Input
                {...control}
                {...common}
                {...(kind === 'date' && { type: 'date' })}
                {...(kind === 'number' && {
                  inputMode: 'decimal' as const,
                  placeholder: spec.placeholder ?? FIELDS.unknown,
                })}
              />
            )
          }
        </Field>
      )
    })}
  </div>
)

const LabelText = ({ label, unit }: { label: string; unit: string | undefined }): ReactNode =>
  unit ? (
    <>
      {label} <span className="font-normal text-faint">{unit}</span>
    </>
  ) : (
    label
  )
