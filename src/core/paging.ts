// Pages of a short list that is at hand whole.

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** @param items ascending by `keyOf`. A cursor is the key of the last item that was given. */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit = Number.POSITIVE_INFINITY, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Page<Item> {
  const start = cursor === undefined ? 0 : items.findLastIndex((item) => keyOf(item) === cursor) + 1
  const page = items.slice(start, start + limit)
  const last = page.at(-1)
  return { items: page, next_cursor: last && start + page.length < items.length ? keyOf(last) : null }
}
