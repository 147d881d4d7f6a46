// Search and filters of what is installed; both stand in the address.
import type { InstalledModel } from '@roster/client'
import { type ReactNode, useMemo } from 'react'
import { familyName, MODEL_TYPES } from '../core/words.ts'
import { SearchField } from '../models/browse/search-field.tsx'
import { SORTS, type Sort } from '../models/browse/sort.ts'
import { LIBRARY } from '../texts/library.ts'
import { INSTALLED, MODELS } from '../texts/models.ts'
import { type Choice, ChoiceMenu } from '../ui/choice-menu.tsx'
import { type InstalledStatus, type LibrarySearch, STATUSES } from './filter.ts'

interface InstalledFiltersProps {
  models: readonly InstalledModel[]
  search: LibrarySearch
  shown: number
  actions: ReactNode
  onChange: (change: LibrarySearch) => void
}

const ORDERS = SORTS.filter((sort) => sort !== 'routing').map((value) => ({ value, label: MODELS.sorts[value] }))

export function InstalledFilters({ models, search, shown, actions, onChange }: InstalledFiltersProps) {
  const types = useCounted(models, 'type', (type) => MODEL_TYPES[type as keyof typeof MODEL_TYPES] ?? type)
  const families = useCounted(models, 'family', familyName)
  const states = useCounted(models, 'status', (status) => INSTALLED[status as InstalledStatus])
  return (
    <div className="shrink-0 space-y-2.5 border-b bg-surface px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <SearchField
          label={LIBRARY.search}
          hint={LIBRARY.searchHint}
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
        <div className="flex gap-2">{actions}</div>
      </div>
      <div className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:flex-wrap sm:px-0">
        <ChoiceMenu label={LIBRARY.type} value={search.type} choices={types} onChange={(type) => onChange({ type })} />
        <ChoiceMenu
          label={LIBRARY.family}
          value={search.family}
          choices={families}
          onChange={(family) => onChange({ family })}
        />
        <ChoiceMenu
          label={LIBRARY.status}
          value={search.status}
          choices={states}
          onChange={(status) => onChange({ status: STATUSES.find((known) => known === status) })}
        />
        <ChoiceMenu
          label={MODELS.sort}
          value={search.sort === 'routing' ? undefined : search.sort}
          choices={ORDERS}
          onChange={(sort) => onChange({ sort: sort as Sort | undefined })}
        />
        <p role="status" className="ml-auto whitespace-nowrap text-soft max-sm:sr-only">
          {LIBRARY.shown(shown, models.length)}
        </p>
      </div>
    </div>
  )
}

function useCounted(
  models: readonly InstalledModel[],
  name: 'type' | 'family' | 'status',
  labelOf: (value: string) => string,
): Choice[] {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const model of models) {
      const value = model[name]
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count, label: labelOf(value) }))
      .sort((one, other) => other.count - one.count)
  }, [models, name, labelOf])
}
