// Pages of a short list that is at hand whole.
import { compareCodePoints } from './text.ts'

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** @param items ascending by `keyOf`. A cursor is the key of the last item that was given; it may be gone by now. */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit = Number.POSITIVE_INFINITY, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Page<Item> {
  const isGiven = (item: Item) => cursor !== undefined && compareCodePoints(keyOf(item), cursor) <= 0
  const start = items.findLastIndex(isGiven) + 1
  const page = items.slice(start, start + limit)
  const last = page.at(-1)
  return { items: page, next_cursor: last && start + page.length < items.length ? keyOf(last) : null }
}
