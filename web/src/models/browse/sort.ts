// The orders in which the cards can stand.
import type { Model } from '@roster/client'

export const SORTS = ['routing', 'name', 'size', 'newest'] as const
export type Sort = (typeof SORTS)[number]

const COMPARE: Readonly<Record<Exclude<Sort, 'routing'>, (one: Model, other: Model) => number>> = {
  name: (one, other) => one.display_name.localeCompare(other.display_name),
  // What nobody knows the size of comes last.
  size: (one, other) => (other.size_bytes ?? -1) - (one.size_bytes ?? -1),
  newest: (one, other) => (one.created_at < other.created_at ? 1 : one.created_at > other.created_at ? -1 : 0),
}

/** They come in the order in which they are tried. */
export const sorted = (models: Model[], sort: Sort | undefined): Model[] =>
  sort === undefined || sort === 'routing' ? models : models.toSorted(COMPARE[sort])
