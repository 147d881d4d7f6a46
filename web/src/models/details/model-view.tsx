// All that is known of one model, and what can be done with it.
import type { Model, Tagged } from '@roster/client'
import { useIsAdmin } from '../../session/session.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { DialogHeader } from './dialog-header.tsx'
import { History } from './history.tsx'
import { Overview } from './overview.tsx'
import { Weights } from './weights.tsx'

interface ModelViewProps {
  read: Tagged<Model>
  onEdit: () => void
  onClose: () => void
}

export function ModelView({ read, onEdit, onClose }: ModelViewProps) {
  const isAdmin = useIsAdmin()
  const model = read.value
  const tabs = [
    { id: 'overview', label: 'Overview', content: <Overview model={model} /> },
    // A hosted model has none.
    ...(model.source || model.provider === 'local'
      ? [{ id: 'weights', label: 'Weights', content: <Weights model={model} /> }]
      : []),
    ...(isAdmin ? [{ id: 'history', label: 'History', content: <History model={model} /> }] : []),
  ]
  return (
    <>
      <DialogHeader read={read} onEdit={onEdit} onClose={onClose} />
      <Tabs
        label="About this model"
        tabs={tabs}
        className="flex min-h-0 flex-1 flex-col"
        contentClassName="min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
      />
    </>
  )
}
