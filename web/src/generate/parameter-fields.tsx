// The parameters of a model: each with the value that holds and where it came from, to be typed over.
import type { Model, Resolution } from '@roster/client'
import { RotateCcw } from 'lucide-react'
import { errorAt, type FieldErrors } from '../core/problem.ts'
import { textOf } from '../core/value-text.ts'
import { GENERATE } from '../texts/generate.ts'
import { Badge } from '../ui/badge.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { parameterName, parametersOf, wordsFor } from './parameters-of.ts'

type Answer = Pick<Resolution, 'parameters' | 'origins'>

interface ParameterFieldsProps {
  model: Model
  answer: Answer
  typed: Readonly<Record<string, string>>
  errors: FieldErrors
  onChange: (typed: Readonly<Record<string, string>>) => void
}

export const ParameterFields = ({ model, answer, typed, errors, onChange }: ParameterFieldsProps) => (
  <div className="grid grid-cols-2 gap-x-3 gap-y-3.5">
    {parametersOf(model, answer.parameters)
      .filter((name) => !isNested(answer.parameters[name]))
      .map((name) => (
        <ParameterField
          key={name}
          name={name}
          words={wordsFor(model, name, answer.parameters[name])}
          effective={answer.parameters[name]}
          origin={answer.origins[name]}
          typed={typed[name]}
          error={errorAt(errors, `/input/${name}`)}
          onChange={(text) => onChange({ ...typed, [name]: text })}
          onTakeBack={() => onChange(without(typed, name))}
        />
      ))}
  </div>
)

interface ParameterFieldProps {
  name: string
  words: readonly string[] | undefined
  effective: unknown
  origin: Resolution['origins'][string] | undefined
  typed: string | undefined
  error: string | undefined
  onChange: (text: string) => void
  onTakeBack: () => void
}

function ParameterField(props: ParameterFieldProps) {
  const { name, words, effective, origin, typed, error, onChange, onTakeBack } = props
  const label = parameterName(name)
  const value = typed ?? (effective === undefined ? '' : String(effective))
  return (
    <div className="relative min-w-0">
      <Field label={label} error={error}>
        {(control) =>
          words ? (
            <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
              <option value="">{GENERATE.notGiven}</option>
              {[...new Set([...words, ...(value === '' ? [] : [value])])].map((word) => (
                <option key={word} value={word}>
                  {textOf(word === 'true' ? true : word === 'false' ? false : word)}
                </option>
              ))}
            </Select>
          ) : (
            <Input
              {...control}
              placeholder={GENERATE.notGiven}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )
        }
      </Field>
      <span className="absolute top-0 right-0">
        {typed === undefined ? (
          origin && <Badge>{GENERATE.origins[origin]}</Badge>
        ) : (
          <button
            type="button"
            aria-label={GENERATE.takeBack(label)}
            onClick={onTakeBack}
            className="block rounded-full"
          >
            <Badge tone="accent">
              {GENERATE.origins.request}
              <RotateCcw aria-hidden />
            </Badge>
          </button>
        )}
      </span>
    </div>
  )
}

/** What is no single value cannot be typed here; the answer shows it. */
const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null

const without = (typed: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([other]) => other !== name))
