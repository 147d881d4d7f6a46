// Asks before a model is deleted.
import type { Model, Tagged } from '@roster/client'
import { useMutation } from '@tanstack/react-query'
import { messageOf } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
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
      toast(`Deleted ${model.display_name}. Changes can undo it.`)
      onDeleted()
    },
  })
  return (
    <Confirm
      title={`Delete ${model.display_name}?`}
      action="Delete"
      busy={remove.isPending}
      error={remove.isError && <Notice tone="bad">{messageOf(remove.error)}</Notice>}
      onConfirm={() => remove.mutate()}
      onCancel={onCancel}
    >
      Whoever asks for it gets an error from then on.
      {model.installed ? ' Its files stay on the disk.' : ''} The log of changes can bring it back.
    </Confirm>
  )
}
