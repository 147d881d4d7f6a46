// Asks before a model is deleted.
import type { Model, Tagged } from '@roster/client'
import { useMutation } from '@tanstack/react-query'
import { messageOf } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
import { DELETE } from '../../texts/details.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'

interface DeleteModelProps {
  read: Tagged<Model>
  onDeleted: () => void
  onCancel: () => void
}

export function DeleteModel({ read: { value: model, etag }, onDeleted, onCancel }: DeleteModelProps) {
  const remove = useMutation({
    mutationFn: () => roster.models.remove(model.id, { ifMatch: etag, ...(model.installed && { files: 'keep' }) }),
    onSuccess: () => {
      toast(DELETE.done(model.display_name))
      onDeleted()
    },
  })
  return (
    <Confirm
      title={DELETE.title(model.display_name)}
      action={DELETE.action}
      busy={remove.isPending}
      error={remove.isError && <Notice tone="bad">{messageOf(remove.error)}</Notice>}
      onConfirm={() => remove.mutate()}
      onCancel={onCancel}
    >
      {[DELETE.why, model.installed && DELETE.filesStay, DELETE.comesBack].filter(Boolean).join(' ')}
    </Confirm>
  )
}
