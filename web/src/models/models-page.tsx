// The room of models: what there is, what lies on the disk, and how more comes in; over it the model that is looked at.
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTitle } from '../core/document-title.ts'
import { MODELS } from '../texts/models.ts'
import { Tabs } from '../ui/tabs.tsx'
import { BrowseTab } from './browse/browse-tab.tsx'
import { filtersOf, type Tab } from './filter.ts'

const InstalledTab = lazy(async () => ({ default: (await import('../library/installed-tab.tsx')).InstalledTab }))
const AddTab = lazy(async () => ({ default: (await import('../add/add-tab.tsx')).AddTab }))

export function ModelsPage() {
  useTitle(MODELS.title)
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  const open = (tab: string) => {
    const next = tab as Tab
    void navigate({ to: '/models', search: { ...filtersOf(search), tab: next === 'browse' ? undefined : next } })
  }
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{MODELS.title}</h1>
      <Tabs
        label={MODELS.tabs}
        value={search.tab ?? 'browse'}
        onChange={open}
        className="flex min-h-0 flex-1 flex-col"
        listClassName="bg-surface sm:px-5"
        contentClassName="flex min-h-0 flex-1 flex-col"
        tabs={[
          { id: 'browse', label: MODELS.browse, content: <BrowseTab /> },
          { id: 'installed', label: MODELS.installed, content: within(<InstalledTab />) },
          { id: 'add', label: MODELS.add, content: within(<AddTab />) },
        ]}
      />
      <Outlet />
    </main>
  )
}

/** Their code comes when they are opened. */
const within = (tab: ReactNode) => <Suspense>{tab}</Suspense>
