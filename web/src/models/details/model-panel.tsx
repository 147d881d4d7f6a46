// The model that is looked at, beside the list; on a narrow screen in its place.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { PackageX } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTitle } from '../../core/document-title.ts'
import { hasCode, messageOf } from '../../core/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { EditModel } from '../form/edit-model.tsx'
import { useModel } from '../queries.ts'
import { ModelView } from './model-view.tsx'

export function ModelPanel() {
  const { id } = useParams({ from: '/models/$id' })
  // Another model is another panel: nothing typed for one may be saved to the next.
  return <Panel key={id} id={id} />
}

function Panel({ id }: { id: string }) {
  const { data, error, isPlaceholderData } = useModel(id)
  const [isEditing, setEditing] = useState(false)
  const close = useClose()
  useTitle(data?.value.display_name ?? id)
  if (!data)
    return (
      <Frame label={id} onClose={close}>
        {error && <Missing error={error} onClose={close} />}
      </Frame>
    )
  return (
    <Frame label={data.value.display_name} onClose={close}>
      {isEditing && !isPlaceholderData ? (
        <EditModel read={data} onDone={() => setEditing(false)} />
      ) : (
        <ModelView read={data} onEdit={() => setEditing(true)} onClose={close} />
      )}
    </Frame>
  )
}

function useClose(): () => void {
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  return () => void navigate({ to: '/models', search, resetScroll: false })
}

interface FrameProps {
  label: string
  onClose: () => void
  children: ReactNode
}

function Frame({ label, onClose, children }: FrameProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const element = panel.current
    // Only from within: Escape in a dialog or a menu closes that.
    const closeByEscape = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key === 'Escape' && !event.defaultPrevented && !isTyping) onClose()
    }
    element?.addEventListener('keydown', closeByEscape)
    return () => element?.removeEventListener('keydown', closeByEscape)
  }, [onClose])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      className="flex min-h-0 w-full flex-col overflow-hidden bg-surface outline-none lg:w-[30rem] lg:shrink-0 lg:border-l"
    >
      {children}
    </aside>
  )
}

const Missing = ({ error, onClose }: { error: unknown; onClose: () => void }) => (
  <Empty
    Icon={PackageX}
    title={hasCode(error, 'not_found') ? 'There is no such model' : 'The model could not be read'}
    actions={<Button onClick={onClose}>Close</Button>}
  >
    {hasCode(error, 'not_found') ? 'It was deleted, or is not active and you are not signed in.' : messageOf(error)}
  </Empty>
)
