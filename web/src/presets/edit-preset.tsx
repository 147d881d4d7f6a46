// Changes a preset. What others change meanwhile is not overwritten, and what was typed is not lost.
import type { Configuration, ConfigurationPatch, Tagged } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasCode, messageOf } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { PRESET_FORM, PRESETS } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { PresetEditor } from './preset-editor.tsx'
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
  const { update } = useConfigurationWrites()
  const submit = (body: ConfigurationPatch) =>
    update.mutate(
      { id: base.value.id, body, etag: base.etag },
      {
        onSuccess: ({ name }) => {
          toast(PRESETS.saved(name))
          onClose()
        },
      },
    )
  const reload = async () => {
    const fresh = await onReload()
    if (fresh) setBase(fresh)
    update.reset()
  }
  return (
    <PresetEditor
      title={PRESET_FORM.edit(base.value.name)}
      action={PRESET_FORM.save}
      before={base.value}
      error={update.error}
      isBusy={update.isPending}
      notice={hasCode(update.error, 'precondition_failed') && <Stale onReload={() => void reload()} />}
      onSubmit={submit}
      onClose={onClose}
    />
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
