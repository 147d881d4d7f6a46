// All that is known of one model, and what can be done with it. Which tab is shown stands in the address.
import type { Model, Tagged } from '@roster/client'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PresetsTab } from '../../presets/presets-tab.tsx'
import { useIsAdmin } from '../../session/session.ts'
import { DETAILS } from '../../texts/details.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { AdaptersTab } from './adapters-tab.tsx'
import { Capabilities } from './capabilities.tsx'
import { DialogHeader } from './dialog-header.tsx'
import { FilesTab } from './files/files-tab.tsx'
import { History } from './history.tsx'
import { Overview } from './overview.tsx'
import { PricesTab } from './prices-tab.tsx'

interface ModelViewProps {
  read: Tagged<Model>
  onEdit: () => void
  onClose: () => void
}

export function ModelView({ read, onEdit, onClose }: ModelViewProps) {
  const isAdmin = useIsAdmin()
  const navigate = useNavigate()
  const { view } = useSearch({ from: '/models' })
  const model = read.value
  const tabs = [
    { id: 'overview', label: DETAILS.overview, content: <Overview model={model} /> },
    { id: 'capabilities', label: DETAILS.capabilities, content: <Capabilities model={model} /> },
    { id: 'presets', label: DETAILS.presets, content: <PresetsTab model={model} /> },
    { id: 'adapters', label: DETAILS.adapters, content: <AdaptersTab model={model} /> },
    { id: 'files', label: DETAILS.files, content: <FilesTab model={model} /> },
    { id: 'prices', label: DETAILS.prices, content: <PricesTab model={model} /> },
    // The log is for admins.
    ...(isAdmin ? [{ id: 'history', label: DETAILS.history, content: <History model={model} /> }] : []),
  ]
  const first = 'overview'
  const open = (id: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, view: id === first ? undefined : id }),
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <DialogHeader read={read} onEdit={onEdit} onClose={onClose} />
      <Tabs
        label={DETAILS.tabs}
        tabs={tabs}
        value={tabs.some(({ id }) => id === view) ? (view ?? first) : first}
        onChange={open}
        className="flex min-h-0 flex-1 flex-col"
        contentClassName="min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
      />
    </>
  )
}
