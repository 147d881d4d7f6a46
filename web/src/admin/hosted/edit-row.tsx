// The editor of one model, opened from the list.

import { EditModel } from '../../models/form/edit-model.tsx'
import { useModel } from '../../models/queries.ts'
import { HOSTED } from '../../texts/hosted.ts'
import { LargeDialog, LargeDialogTitle } from '../../ui/large-dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

export function EditRow({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, isPlaceholderData } = useModel(id)
  return (
    <LargeDialog onClose={onClose}>
      {data && !isPlaceholderData ? (
        <EditModel read={data} onDone={onClose} />
      ) : (
        <>
          <LargeDialogTitle className="border-b px-5 py-4 font-semibold text-base">{HOSTED.edit}</LargeDialogTitle>
          <Skeleton className="m-5 h-64" />
        </>
      )}
    </LargeDialog>
  )
}
