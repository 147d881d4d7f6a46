// Changes a model in the place where it is shown.
import type { Model, Tagged } from '@roster/client'
import { type SubmitEvent, useRef } from 'react'
import { summaryOf } from '../../core/problem.ts'
import { EDIT } from '../../texts/details.ts'
import { Button } from '../../ui/button.tsx'
import { LargeDialogTitle } from '../../ui/large-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Switch } from '../../ui/switch.tsx'
import { toast } from '../../ui/toast.tsx'
import { EDITED, fieldsFor, LIMITS, NAMES, PRICES, ROUTING } from './fields.ts'
import { Group } from './group.tsx'
import { SpecFields } from './spec-fields.tsx'
import { useEdit } from './use-edit.ts'
import { useFocusFirstError } from './use-focus-first-error.ts'

interface EditModelProps {
  read: Tagged<Model>
  onDone: () => void
}

export function EditModel({ read, onDone }: EditModelProps) {
  const form = useRef<HTMLFormElement>(null)
  const edit = useEdit(read, (model) => {
    toast(EDIT.saved(model.display_name))
    onDone()
  })
  const { model, values, errors } = edit
  useFocusFirstError(form, errors)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    edit.save()
  }
  const fields = { values, errors, onChange: edit.type }
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <LargeDialogTitle className="border-b px-5 py-4 font-semibold text-base">
        {EDIT.title(model.display_name)}
      </LargeDialogTitle>
      <div className="min-h-0 flex-1 overflow-y-auto px-5">
        <Group title={EDIT.name}>
          <SpecFields specs={NAMES} {...fields} />
        </Group>
        <Group title={EDIT.routing}>
          <Switch
            label={EDIT.active}
            hint={EDIT.activeWhy}
            checked={edit.flag('is_active')}
            onChange={(value) => edit.setFlag('is_active', value)}
          />
          <Switch
            label={EDIT.isDefault}
            hint={EDIT.isDefaultWhy(model.modality, model.task)}
            checked={edit.flag('is_default')}
            onChange={(value) => edit.setFlag('is_default', value)}
          />
          <div className="mt-3">
            <SpecFields specs={ROUTING} {...fields} />
          </div>
        </Group>
        <Group title={EDIT.limits}>
          <SpecFields specs={fieldsFor(LIMITS, model.modality, model)} {...fields} />
        </Group>
        <Group title={EDIT.prices}>
          <SpecFields specs={fieldsFor(PRICES, model.modality, model)} {...fields} />
          <p className="mt-2 text-faint text-xs">{EDIT.pricesWhy}</p>
        </Group>
      </div>
      <footer className="space-y-3 border-t px-5 py-3">
        {edit.error && <Failure edit={edit} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onDone}>{EDIT.cancel}</Button>
          <Button type="submit" look="primary" busy={edit.isSaving} disabled={!edit.hasChanges}>
            {EDIT.save}
          </Button>
        </div>
      </footer>
    </form>
  )
}

function Failure({ edit }: { edit: ReturnType<typeof useEdit> }) {
  if (!edit.isStale) return <Notice tone="bad">{summaryOf(edit.error, EDITED)}</Notice>
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="small" busy={edit.isReloading} onClick={edit.reload}>
          {EDIT.reload}
        </Button>
      }
    >
      {EDIT.stale}
    </Notice>
  )
}
