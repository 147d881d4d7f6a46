// What there is: search, filters and the cards of the models.
import type { Download, InstalledModel, Model } from '@roster/client'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useVramGb } from '../../core/use-system.ts'
import { useDownloads } from '../../downloads/queries.ts'
import { useLibrary, useVerification } from '../../library/queries.ts'
import { useProviderName } from '../../providers/providers.ts'
import { useIsAdmin } from '../../session/session.ts'
import { useCardActions } from '../card/use-card-actions.ts'
import { filterModels, filtersOf, isFiltered, type ModelFilters, type ModelSearch } from '../filter.ts'
import { modelHref } from '../model-href.ts'
import { listKindOf, useModels } from '../queries.ts'
import { FilterBar } from './filter-bar.tsx'
import { CannotRead, LoadingCards, NoModels, NothingFound } from './list-states.tsx'
import { ModelGrid } from './model-grid.tsx'
import { sorted } from './sort.ts'
import { Toolbar } from './toolbar.tsx'

const AddModelDialog = lazy(async () => ({ default: (await import('../form/add-model-dialog.tsx')).AddModelDialog }))
const RemoveModel = lazy(async () => ({ default: (await import('../../library/remove-model.tsx')).RemoveModel }))

const NONE: readonly never[] = []

export function BrowseTab() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/models' })
  const isAdmin = useIsAdmin()
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Model | null>(null)
  const { list, isWhole, error, retry } = useModels(listKindOf(search.type))
  const models = list?.models ?? NONE
  // Typing stays ahead of filtering.
  const deferred = useDeferredValue(search)
  const shown = useMemo(() => sorted(filterModels(models, deferred), deferred.sort), [models, deferred])
  const actions = useCardActions(setRemoving)
  const cards = useCards()

  const change = (part: ModelFilters & Pick<ModelSearch, 'sort'>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true, resetScroll: false })
  const clear = () => void navigate({ to: '.', search: { sort: search.sort }, replace: true })

  return (
    <>
      <FilterBar models={models} search={search} isAdmin={isAdmin} onChange={change} onClear={clear} />
      <Toolbar
        shown={shown.length}
        total={models.length}
        isWhole={isWhole}
        sort={search.sort}
        onSort={(sort) => change({ sort })}
        {...(isAdmin && { onAdd: () => setAdding(true) })}
      />
      {list ? (
        shown.length > 0 ? (
          <ModelGrid models={shown} resetKey={JSON.stringify(filtersOf(deferred))} actions={actions} {...cards} />
        ) : isFiltered(search) ? (
          <NothingFound onClear={clear} />
        ) : (
          <NoModels isAdmin={isAdmin} />
        )
      ) : error ? (
        <CannotRead error={error} onRetry={() => void retry()} />
      ) : (
        <LoadingCards />
      )}
      <Suspense>
        {isAdding && <AddModelDialog onClose={() => setAdding(false)} />}
        {removing && <RemoveModel id={removing.id} name={removing.display_name} onClose={() => setRemoving(null)} />}
      </Suspense>
    </>
  )
}

/** What the cards show beside their models. */
function useCards() {
  const navigate = useNavigate({ from: '/models' })
  const { downloads } = useDownloads()
  const { data: library } = useLibrary()
  const { data: verification } = useVerification()
  const onOpen = useCallback(
    (id: string) =>
      void navigate({ to: '/models/$id', params: { id }, search: (before) => before, resetScroll: false }),
    [navigate],
  )
  return {
    providerName: useProviderName(),
    vramGb: useVramGb(),
    installed: useMemo(() => byId<InstalledModel>(library?.models ?? [], ({ id }) => id), [library]),
    // The newest of a model comes last.
    downloads: useMemo(() => byId<Download>(downloads, ({ model_id }) => model_id), [downloads]),
    verification,
    hrefOf: modelHref,
    onOpen,
  }
}

const byId = <Row,>(rows: readonly Row[], idOf: (row: Row) => string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [idOf(row), row]))
