// The model that is looked at, over the list. Its address can be shared, and Back closes it.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { PackageX } from 'lucide-react'
import { useState } from 'react'
import { useTitle } from '../../core/document-title.ts'
import { hasCode, messageOf } from '../../core/problem.ts'
import { DETAILS } from '../../texts/details.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LargeDialog, LargeDialogTitle } from '../../ui/large-dialog.tsx'
import { EditModel } from '../form/edit-model.tsx'
import { useModel } from '../queries.ts'
import { ModelView } from './model-view.tsx'

export function ModelDialog() {
  const { id } = useParams({ from: '/models/$id' })
  const close = useClose()
  return (
    <LargeDialog onClose={close}>
      {/* Another model is another dialog: nothing typed for one may be saved to the next. */}
      <Content key={id} id={id} onClose={close} />
    </LargeDialog>
  )
}

function Content({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isPlaceholderData } = useModel(id)
  const [isEditing, setEditing] = useState(false)
  useTitle(data?.value.display_name ?? id)
  if (!data)
    return (
      <>
        <LargeDialogTitle className="sr-only">{id}</LargeDialogTitle>
        {error && <Missing error={error} onClose={onClose} />}
      </>
    )
  if (isEditing && !isPlaceholderData) return <EditModel read={data} onDone={() => setEditing(false)} />
  return <ModelView read={data} onEdit={() => setEditing(true)} onClose={onClose} />
}

function useClose(): () => void {
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  return () => void navigate({ to: '/models', search: { ...search, view: undefined }, resetScroll: false })
}

const Missing = ({ error, onClose }: { error: unknown; onClose: () => void }) => (
  <Empty
    Icon={PackageX}
    title={hasCode(error, 'not_found') ? DETAILS.missing : DETAILS.unreadable}
    actions={<Button onClick={onClose}>{DETAILS.leave}</Button>}
  >
    {hasCode(error, 'not_found') ? DETAILS.missingWhy : messageOf(error)}
  </Empty>
)
