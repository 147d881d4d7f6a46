// What is said of a file before it is sent; what is left open the file says of itself.

import { errorAt } from '../../core/problem.ts'
import { useRoster } from '../../core/roster.ts'
import { useBaseModels } from '../../core/use-base-models.ts'
import { MODEL_TYPES, type ModelType } from '../../core/words.ts'
import { ADD } from '../../texts/add.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { nameOf } from './check-file.ts'
import { StartButton } from './start-button.tsx'
import { type LocalUpload, uploadList } from './upload-list.ts'

const OPEN = <option value="">{ADD.upload.asTheFileSays}</option>

export function UploadFields({ upload: { key, file, facts, fields } }: { upload: LocalUpload }) {
  const roster = useRoster()
  const bases = useBaseModels()
  const set = (name: 'name' | 'type' | 'base_model', value: string) => {
    const { [name]: _, ...others } = facts
    uploadList.describe(key, { ...others, ...(value !== '' && { [name]: value as ModelType }) })
  }
  return (
    <form
      className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        uploadList.start(roster, key)
      }}
    >
      <Field label={ADD.plan.name} error={errorAt(fields, '/name') ?? errorAt(fields, '/id')}>
        {(control) => (
          <Input
            {...control}
            placeholder={nameOf(file.name)}
            value={facts.name ?? ''}
            onChange={(event) => set('name', event.target.value)}
          />
        )}
      </Field>
      <Field label={ADD.plan.type} error={errorAt(fields, '/type')}>
        {(control) => (
          <Select {...control} value={facts.type ?? ''} onChange={(event) => set('type', event.target.value)}>
            {OPEN}
            {Object.entries(MODEL_TYPES).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={ADD.plan.base} error={errorAt(fields, '/base_model')}>
        {(control) => (
          <Select
            {...control}
            value={facts.base_model ?? ''}
            onChange={(event) => set('base_model', event.target.value)}
          >
            {OPEN}
            {bases.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="sm:mt-5">
        <StartButton label={ADD.upload.start} />
      </div>
    </form>
  )
}
