// The list of models: who sees which, filters, pages, and the bytes that are sent.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Actor, isAdmin } from '../../core/actor.ts'
import { invalid } from '../../core/errors.ts'
import type { Catalog } from '../memory/catalog.ts'
import type { ModelEntry } from '../memory/entry.ts'
import type { ModelQuery } from './contract.ts'
import { routingOrder } from './order.ts'

/** How long making JSON may hold up other requests, in milliseconds. */
const SLICE_MS = 8

export interface ModelPage {
  entries: ModelEntry[]
  nextCursor: string | null
}

/** Models in routing order. Adapters are among them only when `type` asks for them. */
function selectModels(catalog: Catalog, actor: Actor, query: ModelQuery): ModelPage {
  const passes = filterOf(catalog, actor, query)
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const entries: ModelEntry[] = []
  for (let index = startOf(catalog, query.cursor); index < catalog.ordered.length; index++) {
    const entry = catalog.ordered.at(index)
    if (!entry || !passes(entry)) continue
    const last = entries.at(-1)
    if (last && entries.length >= limit) return { entries, nextCursor: cursorOf(last) }
    entries.push(entry)
  }
  return { entries, nextCursor: null }
}

function filterOf(catalog: Catalog, actor: Actor, query: ModelQuery): (entry: ModelEntry) => boolean {
  const { modality, task, type, family, base_model, provider, installed, q } = query
  const active = isAdmin(actor) ? query.active : true
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return (entry) => {
    const { row } = entry
    return (
      (active === undefined || row.is_active === active) &&
      (type === undefined ? !entry.isAdapter : row.type === type) &&
      (modality === undefined || row.modality === modality) &&
      (task === undefined || row.task === task) &&
      (family === undefined || row.family === family) &&
      (base_model === undefined || row.base_model === base_model) &&
      (provider === undefined || row.provider === provider) &&
      (installed === undefined || catalog.local.isInstalled(row.id) === installed) &&
      words.every((word) => entry.words.includes(word))
    )
  }
}

const cursorOf = ({ row }: ModelEntry): string =>
  Buffer.from(JSON.stringify([row.priority, row.is_default, row.display_name, row.id])).toString('base64url')

/** A page goes on behind the place of its cursor, even if the model that stood there has moved or gone. */
function startOf(catalog: Catalog, cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const place = placeOf(cursor)
  const index = catalog.ordered.search(({ row }) => routingOrder(row, place))
  return catalog.ordered.at(index)?.row.id === place.id ? index + 1 : index
}

function placeOf(cursor: string) {
  try {
    const [priority, is_default, display_name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof priority === 'number' && typeof display_name === 'string' && typeof id === 'string')
      return { priority, is_default: Boolean(is_default), display_name, id }
  } catch (error) {
    throw invalid('/cursor', 'must be a `next_cursor` that a list has given', error)
  }
  throw invalid('/cursor', 'must be a `next_cursor` that a list has given')
}

/** One model as JSON. */
export function modelJson(catalog: Catalog, entry: ModelEntry): string {
  const provider = catalog.provider(entry.row.provider)
  const configured = provider !== undefined && catalog.local.isConfigured(provider)
  return entry.json(catalog.local.isInstalled(entry.row.id), configured)
}

/** Does something to each of a long list, and lets other requests in between. */
async function inSlices<Item>(items: readonly Item[], work: (item: Item, index: number) => void): Promise<void> {
  let sliceEnds = performance.now() + SLICE_MS
  for (const [index, item] of items.entries()) {
    work(item, index)
    if (performance.now() < sliceEnds) continue
    await nextTurn()
    sliceEnds = performance.now() + SLICE_MS
  }
}

/** The whole answer as bytes. Entries never change, so that the list stays what it was while it is being made. */
async function listJson(
  catalog: Catalog,
  page: ModelPage,
  currentModel: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { revision } = catalog
  const rest = JSON.stringify({ current_model: currentModel, next_cursor: page.nextCursor, revision })
  const texts = ['{"models":[']
  let size = 0
  await inSlices(page.entries, (entry, index) => {
    const text = `${index === 0 ? '' : ','}${modelJson(catalog, entry)}`
    size += Buffer.byteLength(text)
    texts.push(text)
  })
  texts.push(`],${rest.slice(1)}`)
  // Each text is written to its place: a long list never stands in memory as one text, nor twice as bytes.
  const bytes = Buffer.allocUnsafeSlow(size + Buffer.byteLength(`${texts[0]}${texts.at(-1)}`))
  let end = 0
  await inSlices(texts, (text) => {
    end += bytes.write(text, end)
  })
  return bytes
}

interface ListAnswer {
  etag: string
  /** Made at the first call, and kept while it is true. */
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

/** Different lists that are kept ready; the page and a client or two ask for as many. */
const LISTS_KEPT = 16

/** The lists that were asked for lately, as bytes, until the catalog or this server's own facts change. */
export class ModelLists {
  readonly #catalog: Catalog
  readonly #kept = new Map<string, { etag: string; bytes: Promise<Uint8Array<ArrayBuffer>> }>()

  constructor(catalog: Catalog) {
    this.#catalog = catalog
  }

  answer(actor: Actor, query: ModelQuery, currentModel: string | null): ListAnswer {
    const audience = isAdmin(actor) ? 'all' : 'active'
    const etag = `"${this.#catalog.revision}-${this.#catalog.local.tag}-${audience}"`
    const key = `${audience} ${JSON.stringify(query)}`
    return { etag, bytes: () => this.#bytes(key, etag, () => selectModels(this.#catalog, actor, query), currentModel) }
  }

  #bytes(
    key: string,
    etag: string,
    select: () => ModelPage,
    currentModel: string | null,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    const fresh = kept?.etag === etag ? kept : { etag, bytes: listJson(this.#catalog, select(), currentModel) }
    this.#kept.set(key, fresh)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > LISTS_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return fresh.bytes
  }
}
