// Which installed models are shown, and in which order.
import type { InstalledModel } from '@roster/client'
import type { Sort } from '../models/browse/sort.ts'

export const STATUSES = ['ok', 'unverified', 'missing', 'corrupt', 'quarantined'] as const
export type InstalledStatus = InstalledModel['status']

export interface LibrarySearch {
  q?: string | undefined
  type?: string | undefined
  family?: string | undefined
  status?: InstalledStatus | undefined
  sort?: Sort | undefined
}

export const isStatus = (value: unknown): value is InstalledStatus => STATUSES.some((status) => status === value)

export function filterInstalled(models: readonly InstalledModel[], search: LibrarySearch): InstalledModel[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const found = models.filter(
    (model) =>
      (search.type === undefined || model.type === search.type) &&
      (search.family === undefined || model.family === search.family) &&
      (search.status === undefined || model.status === search.status) &&
      words.every((word) => textOf(model).includes(word)),
  )
  return found.sort(ORDER[search.sort ?? 'size'])
}

const textOf = ({ id, name, path, base_model, family }: InstalledModel): string =>
  [id, name, path, base_model, family].join('\n').toLowerCase()

type Compare = (one: InstalledModel, other: InstalledModel) => number

const byName: Compare = (one, other) => one.name.localeCompare(other.name)
/** What takes the most room comes first, for that is why people look. */
const bySize: Compare = (one, other) => other.size_bytes - one.size_bytes || byName(one, other)

const ORDER: Readonly<Record<Sort, Compare>> = {
  routing: bySize,
  size: bySize,
  name: byName,
  newest: (one, other) => (one.installed_at < other.installed_at ? 1 : -1),
}
