// What a model does: any word, with the usual ones at hand.
import { useId } from 'react'
import { ADD_MODEL } from '../../texts/model-form.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'

const USUAL = ['chat', 'generation', 'embedding', 'captioning', 'classification', 'speech', 'transcription']

interface TaskFieldProps {
  value: string
  onChange: (event: { target: { value: string } }) => void
  error: string | undefined
}

export function TaskField({ value, onChange, error }: TaskFieldProps) {
  const list = useId()
  return (
    <Field label={ADD_MODEL.task} error={error}>
      {(control) => (
        <>
          <Input {...control} value={value} onChange={onChange} list={list} />
          <datalist id={list}>
            {USUAL.map((task) => (
              <option key={task} value={task} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
