// What there is: search, filters and the list of models.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { useIsAdmin } from '../../session/session.ts'
import { filterModels, filtersOf, isFiltered, type ModelFilters } from '../filter.ts'
import { FilterBar } from '../list/filter-bar.tsx'
import { CannotRead, LoadingRows, NoModels, NothingFound } from '../list/list-states.tsx'
import { ModelList } from '../list/model-list.tsx'
import { Toolbar } from '../list/toolbar.tsx'
import { listKindOf, useModels } from '../queries.ts'

const AddModelDialog = lazy(async () => ({ default: (await import('../form/add-model-dialog.tsx')).AddModelDialog }))

const NONE: readonly never[] = []

export function BrowseTab() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  const isAdmin = useIsAdmin()
  const [isAdding, setAdding] = useState(false)
  const { list, isWhole, error, retry } = useModels(listKindOf(search.type))
  const models = list?.models ?? NONE
  // Typing stays ahead of filtering.
  const deferred = useDeferredValue(search)
  const shown = useMemo(() => filterModels(models, deferred), [models, deferred])

  const change = (part: ModelFilters) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true, resetScroll: false })
  const clear = () => void navigate({ to: '.', search: {}, replace: true })

  return (
    <>
      <Toolbar
        shown={shown.length}
        total={models.length}
        isWhole={isWhole}
        isAdmin={isAdmin}
        onAdd={() => setAdding(true)}
      />
      <FilterBar models={models} search={search} isAdmin={isAdmin} onChange={change} onClear={clear} />
      {list ? (
        shown.length > 0 ? (
          <ModelList models={shown} resetKey={JSON.stringify(filtersOf(deferred))} />
        ) : isFiltered(search) ? (
          <NothingFound onClear={clear} />
        ) : (
          <NoModels isAdmin={isAdmin} />
        )
      ) : error ? (
        <CannotRead error={error} onRetry={() => void retry()} />
      ) : (
        <LoadingRows />
      )}
      <Suspense>{isAdding && <AddModelDialog onClose={() => setAdding(false)} />}</Suspense>
    </>
  )
}
