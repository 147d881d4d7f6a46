// Asks before a model of the list is deleted.
import { DeleteModel } from '../../models/details/delete-model.tsx'
import { useModel } from '../../models/queries.ts'

export function DeleteRow({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, isPlaceholderData } = useModel(id)
  return data && !isPlaceholderData ? <DeleteModel read={data} onDeleted={onClose} onCancel={onClose} /> : null
}
