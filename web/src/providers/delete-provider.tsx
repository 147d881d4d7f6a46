// Asks before a provider is deleted.
import type { Provider } from '@roster/client'
import { messageOf } from '../core/problem.ts'
import { PROVIDERS } from '../texts/providers.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { useDeleteProvider } from './provider-writes.ts'

export function DeleteProvider({
  provider: { id, display_name },
  onClose,
}: {
  provider: Provider
  onClose: () => void
}) {
  const remove = useDeleteProvider()
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        toast(PROVIDERS.deleted(display_name))
        onClose()
      },
    })
  return (
    <Confirm
      title={PROVIDERS.deleteTitle(display_name)}
      action={PROVIDERS.remove}
      busy={remove.isPending}
      error={remove.isError && <Notice tone="bad">{messageOf(remove.error)}</Notice>}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {PROVIDERS.deleteWhy}
    </Confirm>
  )
}
