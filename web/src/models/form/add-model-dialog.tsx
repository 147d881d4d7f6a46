// Adds a model by hand. The server says what is wrong, and each complaint stands at its field.
import type { Model, ModelCreate } from '@roster/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useRef, useState } from 'react'
import { errorAt, type FieldErrors, fieldErrorsOf, summaryOf } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
import { MODALITIES, MODEL_TYPES, type Modality } from '../../core/words.ts'
import { useProviders } from '../../providers/providers.ts'
import { ADD_MODEL as TEXT } from '../../texts/model-form.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { refreshModels } from '../refresh.ts'
import { type FieldSpec, fieldsFor, LIMITS, NAMES, PRICES } from './fields.ts'
import { Group } from './group.tsx'
import { type Values, writtenFields } from './patch.ts'
import { SpecFields } from './spec-fields.tsx'
import { TaskField } from './task-field.tsx'
import { useFocusFirstError } from './use-focus-first-error.ts'

/** Chosen or typed in fields of their own, and sent as they are. */
const PLAIN: readonly FieldSpec[] = ['provider', 'model_key', 'modality', 'task', 'type', 'id'].map((name) => ({
  pointer: `/${name}`,
  label: name,
  kind: 'text',
}))
const START: Values = { '/provider': 'local', '/modality': 'text', '/task': 'chat', '/type': 'base_model' }

interface AddModelDialogProps {
  onClose: () => void
  /** Instead of being led to what was added. */
  onAdded?: (model: Model) => void
}

export function AddModelDialog({ onClose, onAdded }: AddModelDialogProps) {
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(START)
  const [unsendable, setUnsendable] = useState<FieldErrors>({})
  const providers = useProviders()
  const create = useCreate(onClose, onAdded)

  const modality = (values['/modality'] ?? 'text') as Modality
  const limits = fieldsFor(LIMITS, modality)
  const prices = fieldsFor(PRICES, modality)
  const specs = [...PLAIN, ...NAMES, ...limits, ...prices]
  const errors = { ...fieldErrorsOf(create.error), ...unsendable }
  const set = (pointer: string, value: string) => setValues({ ...values, [pointer]: value })
  useFocusFirstError(form, errors)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const written = writtenFields(specs, values)
    setUnsendable(written.errors)
    if (Object.keys(written.errors).length === 0) create.mutate(written.body as ModelCreate)
  }
  const plain = (pointer: string) => ({
    value: values[pointer] ?? '',
    onChange: (event: { target: { value: string } }) => set(pointer, event.target.value),
  })
  const fields = { values, errors, onChange: set }

  return (
    <Dialog title={TEXT.title} description={TEXT.lead} onClose={onClose}>
      <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          <Group title={TEXT.name}>
            <SpecFields specs={NAMES} {...fields} />
          </Group>
          <Group title={TEXT.whatItIs}>
            <div className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
              <Field label={TEXT.provider} error={errorAt(errors, '/provider')}>
                {(control) => (
                  <Select {...control} {...plain('/provider')}>
                    {(providers ?? []).map(({ id, display_name }) => (
                      <option key={id} value={id}>
                        {display_name}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field label={TEXT.modelKey} hint={TEXT.modelKeyHint} error={errorAt(errors, '/model_key')}>
                {(control) => <Input {...control} {...plain('/model_key')} />}
              </Field>
              <Field label={TEXT.makes} error={errorAt(errors, '/modality')}>
                {(control) => (
                  <Select {...control} {...plain('/modality')}>
                    {Object.entries(MODALITIES).map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <TaskField {...plain('/task')} error={errorAt(errors, '/task')} />
              <Field label={TEXT.type} error={errorAt(errors, '/type')}>
                {(control) => (
                  <Select {...control} {...plain('/type')}>
                    {Object.entries(MODEL_TYPES).map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field label={TEXT.id} hint={TEXT.idHint} error={errorAt(errors, '/id')}>
                {(control) => <Input {...control} {...plain('/id')} />}
              </Field>
            </div>
          </Group>
          <Group title={TEXT.limits}>
            <SpecFields specs={limits} {...fields} />
          </Group>
          <Group title={TEXT.prices}>
            <SpecFields specs={prices} {...fields} />
            <p className="mt-2 text-faint text-xs">{TEXT.pricesHint}</p>
          </Group>
        </DialogBody>
        <DialogFooter>
          {create.isError && (
            <Notice tone="bad" className="mr-auto w-full">
              {summaryOf(create.error, specs)}
            </Notice>
          )}
          <Button onClick={onClose}>{TEXT.cancel}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {TEXT.add}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}

function useCreate(onClose: () => void, onAdded: AddModelDialogProps['onAdded']) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: ModelCreate) => roster.models.create(body),
    onSuccess: async (model) => {
      await refreshModels(roster, client, [model.id])
      toast(TEXT.added(model.display_name))
      onClose()
      if (onAdded) onAdded(model)
      else await navigate({ to: '/models/$id', params: { id: model.id } })
    },
  })
}
