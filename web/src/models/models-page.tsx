// The room of models: the list, and beside it the model that is looked at.
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { useTitle } from '../core/document-title.ts'
import { useIsAdmin } from '../session/session.ts'
import { filterModels, isFiltered, type ModelSearch } from './filter.ts'
import { FilterBar } from './list/filter-bar.tsx'
import { CannotRead, LoadingRows, NoModels, NothingFound } from './list/list-states.tsx'
import { ModelList } from './list/model-list.tsx'
import { Toolbar, type ToolbarDialog } from './list/toolbar.tsx'
import { listKindOf, useModels } from './queries.ts'

const AddModelDialog = lazy(async () => ({ default: (await import('./form/add-model-dialog.tsx')).AddModelDialog }))
const ImportDialog = lazy(async () => ({ default: (await import('../imports/import-dialog.tsx')).ImportDialog }))

const NONE: readonly never[] = []

export function ModelsPage() {
  useTitle('Models')
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  const { id } = useParams({ strict: false })
  const isAdmin = useIsAdmin()
  const [dialog, setDialog] = useState<ToolbarDialog | null>(null)
  const { list, isWhole, error, retry } = useModels(listKindOf(search.type))
  const models = list?.models ?? NONE
  // Typing stays ahead of filtering.
  const deferred = useDeferredValue(search)
  const shown = useMemo(() => filterModels(models, deferred), [models, deferred])

  const change = (part: ModelSearch) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true, resetScroll: false })
  const clear = () => void navigate({ to: '.', search: {}, replace: true })

  return (
    <main className="flex min-h-0 flex-1">
      {/* Also where a narrow screen shows one model alone. */}
      <h1 className="sr-only">Models</h1>
      <div className={twMerge('flex min-w-0 flex-1 flex-col', id !== undefined && 'max-lg:hidden')}>
        <Toolbar shown={shown.length} total={models.length} isWhole={isWhole} isAdmin={isAdmin} onOpen={setDialog} />
        <FilterBar models={models} search={search} isAdmin={isAdmin} onChange={change} onClear={clear} />
        {list ? (
          shown.length > 0 ? (
            <ModelList models={shown} resetKey={JSON.stringify(deferred)} />
          ) : isFiltered(search) ? (
            <NothingFound onClear={clear} />
          ) : (
            <NoModels isAdmin={isAdmin} onImport={() => setDialog('import')} />
          )
        ) : error ? (
          <CannotRead error={error} onRetry={() => void retry()} />
        ) : (
          <LoadingRows />
        )}
      </div>
      <Outlet />
      <Suspense>
        {dialog === 'add' && <AddModelDialog onClose={() => setDialog(null)} />}
        {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </main>
  )
}
