// Chooses one model by typing a part of its name; the browser's own list shows what fits.
import type { Model } from '@roster/client'
import { useId } from 'react'
import { useTyped } from '../core/use-typed.ts'
import { filterModels } from '../models/filter.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

interface ModelPickerProps {
  models: readonly Model[]
  value: string
  onChange: (id: string) => void
}

/** A browser draws all that it is given. */
const OFFERED = 50

export function ModelPicker({ models, value, onChange }: ModelPickerProps) {
  const list = useId()
  const { text, setText, input } = useTyped(value)
  const offered = filterModels(models, { q: text }).slice(0, OFFERED)
  const type = (next: string) => {
    setText(next)
    if (models.some(({ id }) => id === next)) onChange(next)
  }
  return (
    <Field label="Model" hint="Its id; type a part of its name to find it">
      {(control) => (
        <>
          <Input {...control} ref={input} list={list} value={text} onChange={(event) => type(event.target.value)} />
          <datalist id={list}>
            {offered.map(({ id, display_name }) => (
              <option key={id} value={id}>
                {display_name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
