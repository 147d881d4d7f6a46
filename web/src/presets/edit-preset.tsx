// Changes a preset. What others change meanwhile is not overwritten, and what was typed is not lost.
import type { Configuration, ConfigurationPatch, Tagged } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FieldErrors, fieldErrorsOf, hasCode, messageOf } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { writtenFields } from '../models/form/patch.ts'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { type AdditionalRow, additionalOf, FORM_FIELDS, rowsOf, valuesOf } from './form-values.ts'
import { PresetDialog } from './preset-dialog.tsx'
import { PresetForm } from './preset-form.tsx'
import { useConfigurationWrites } from './use-configurations.ts'

interface EditPresetProps {
  id: string
  name: string
  onClose: () => void
}

export function EditPreset({ id, name, onClose }: EditPresetProps) {
  const roster = useRoster()
  // Read when the form opens, with the tag of its version; `configurations` in the key would refresh it under the hand.
  const read = useQuery({
    queryKey: ['configuration', id],
    queryFn: () => roster.configurations.read(id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (read.data) return <Form read={read.data} onReload={async () => (await read.refetch()).data} onClose={onClose} />
  return (
    <Dialog title={PRESET_FORM.edit(name)} description={PRESET_FORM.lead} onClose={onClose}>
      <DialogBody className="pb-5">
        {read.error ? <Notice tone="bad">{messageOf(read.error)}</Notice> : <Skeleton className="h-96 w-full" />}
      </DialogBody>
    </Dialog>
  )
}

interface FormProps {
  read: Tagged<Configuration>
  onReload: () => Promise<Tagged<Configuration> | undefined>
  onClose: () => void
}

function Form({ read, onReload, onClose }: FormProps) {
  // Kept as it was when the form opened.
  const [base, setBase] = useState(read)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [typedRows, setRows] = useState<readonly AdditionalRow[] | null>(null)
  const [typedDefault, setDefault] = useState<boolean | null>(null)
  const [unsendable, setUnsendable] = useState<FieldErrors>({})
  const { update } = useConfigurationWrites()
  const before = valuesOf(base.value)
  const values = { ...before, ...typed }
  const rows = typedRows ?? rowsOf(base.value.additional_params)
  const isDefault = typedDefault ?? base.value.is_default
  const written = writtenFields(FORM_FIELDS, values, before)
  const additional = additionalOf(rows)
  const body = {
    ...written.body,
    ...(isDefault !== base.value.is_default && { is_default: isDefault }),
    ...(typedRows && { additional_params: additional.params }),
  } as ConfigurationPatch
  const faults = { ...written.errors, ...additional.errors }
  const submit = () => {
    setUnsendable(faults)
    if (Object.keys(faults).length > 0) return
    update.mutate(
      { id: base.value.id, body, etag: base.etag },
      {
        onSuccess: ({ name }) => {
          toast(PRESETS.saved(name))
          onClose()
        },
      },
    )
  }
  const reload = async () => {
    const fresh = await onReload()
    if (fresh) setBase(fresh)
    update.reset()
  }
  const errors = { ...fieldErrorsOf(update.error), ...unsendable }
  return (
    <PresetDialog
      title={PRESET_FORM.edit(base.value.name)}
      action={PRESET_FORM.save}
      error={update.error}
      errors={errors}
      isBusy={update.isPending}
      isUnchanged={Object.keys(body).length + Object.keys(faults).length === 0}
      notice={hasCode(update.error, 'precondition_failed') && <Stale onReload={() => void reload()} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <PresetForm
        values={values}
        rows={rows}
        isDefault={isDefault}
        errors={errors}
        onType={(pointer, value) => setTyped({ ...typed, [pointer]: value })}
        onRows={setRows}
        onDefault={setDefault}
      />
    </PresetDialog>
  )
}

const Stale = ({ onReload }: { onReload: () => void }) => (
  <Notice
    tone="warn"
    className="mr-auto w-full"
    actions={
      <Button size="small" onClick={onReload}>
        {PRESET_FORM.reload}
      </Button>
    }
  >
    {PRESET_FORM.stale}
  </Notice>
)
