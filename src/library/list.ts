// The list of installed models: filters, pages, and the JSON that is sent in pieces, so that 10,000 hold up nobody.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { pageOf } from '../core/paging.ts'
import { compareCodePoints } from '../core/text.ts'
import type { DiskUsage, InstalledModel, LibraryEntry, LibraryQuery } from './contract.ts'
import { isAdopted } from './places.ts'

interface LibraryPage {
  items: LibraryEntry[]
  next_cursor: string | null
}

/** @param show says of an entry what the filters look at. */
export function pageOfLibrary(
  entries: readonly LibraryEntry[],
  query: LibraryQuery,
  show: (entry: LibraryEntry) => InstalledModel,
): LibraryPage {
  const passes = filterOf(query)
  const found = entries
    .filter((entry) => passes(entry, show))
    .sort((left, right) => compareCodePoints(left.id, right.id))
  return pageOf(found, ({ id }) => id, query)
}

function filterOf({ type, family, base_model, status, adopted, q }: LibraryQuery) {
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  const isAll = [type, family, base_model, status, adopted].every((each) => each === undefined) && words.length === 0
  return (entry: LibraryEntry, show: (entry: LibraryEntry) => InstalledModel): boolean => {
    if (isAll) return true
    const shown = show(entry)
    const text = [shown.id, shown.name, shown.path, shown.base_model ?? ''].join('\n').toLowerCase()
    return (
      (type === undefined || shown.type === type) &&
      (family === undefined || shown.family === family) &&
      (base_model === undefined || shown.base_model === base_model) &&
      (status === undefined || shown.status === status) &&
      (adopted === undefined || isAdopted(entry) === adopted) &&
      words.every((word) => text.includes(word))
    )
  }
}

const PIECE_CHARACTERS = 64 * 1024

/** `{"models":[...]` and what follows, piece by piece. */
export async function* listText(
  { items, next_cursor }: LibraryPage,
  show: (entry: LibraryEntry) => unknown,
  rest: { disk: DiskUsage } | { totalDiskUsage: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let text = '{"models":['
  for (const [index, entry] of items.entries()) {
    text += `${index === 0 ? '' : ','}${JSON.stringify(show(entry))}`
    if (text.length < PIECE_CHARACTERS) continue
    yield encoder.encode(text)
    text = ''
    await nextTurn()
  }
  const tail = 'disk' in rest ? { ...rest, next_cursor } : rest
  yield encoder.encode(`${text}],${JSON.stringify(tail).slice(1)}`)
}
