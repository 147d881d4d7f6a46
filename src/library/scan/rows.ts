// Rows of the catalog for what a scan has found.
import { type Catalog, type ModelRow, models, newModel } from '../../catalog/index.ts'
import { countUp, type Draft } from '../../changes/index.ts'
import { keysOf, sameJson } from '../../core/record.ts'
import type { LibraryEntry } from '../contract.ts'
import { mirrored } from '../facts.ts'
import { requireProvider } from '../rebuild.ts'
import { asSourceSays } from './entry.ts'
import type { Looked } from './look.ts'
import { freeId, newFacts, saidBy } from './new-model.ts'

export const SCANNED = 'scanned'
const PROVIDER = 'local'
const LONGEST_KEY = 512

/** Gives rows to the findings of one scan, within one change. */
export class Rows {
  readonly #draft: Draft
  readonly #catalog: Catalog
  /** Ids and keys that are taken beside those of the catalog: by entries without a row, and by this scan itself. */
  readonly #ids: Set<string>
  readonly #keys = new Set<string>()
  #provider: Promise<void> | undefined

  constructor(draft: Draft, catalog: Catalog, taken: Iterable<string>) {
    this.#draft = draft
    this.#catalog = catalog
    this.#ids = new Set(taken)
  }

  /** The entry with the id of its model: one that the catalog has, or one that is added now. */
  async add(entry: LibraryEntry, looked: Looked): Promise<LibraryEntry> {
    const key = keyOf(entry)
    const present = this.#present(entry, key)
    if (present) this.#ids.add(present.id)
    const row = present ?? (await this.#new(entry, looked, key))
    const isNamed = present && present.origin !== SCANNED && !entry.adopted_from
    return mirrored({ ...(isNamed ? asSourceSays(entry, row.source) : entry), id: row.id }, row)
  }

  /** What the file says by now, where nobody has said otherwise; where its model lies by now. */
  async update(entry: LibraryEntry, looked: Looked | undefined): Promise<LibraryEntry> {
    const row = this.#catalog.model(entry.id)?.row
    if (row?.origin !== SCANNED) return entry
    const key = entry.source?.type === 'huggingface' ? row.model_key : keyOf(entry)
    const before = row.upstream[SCANNED] ?? {}
    const said = looked ? saidBy(looked) : {}
    const fresh = { ...row, model_key: key, size_bytes: entry.size_bytes, source: entry.source ?? row.source }
    for (const name of keysOf(said))
      if (name in before && sameJson(row[name], before[name])) Object.assign(fresh, { [name]: said[name] })
    const upstream = { ...row.upstream, [SCANNED]: { ...before, ...said } }
    return mirrored(entry, await this.#draft.put(models, { ...fresh, upstream }))
  }

  #present(entry: LibraryEntry, key: string): ModelRow | undefined {
    const byId = entry.id ? this.#catalog.model(entry.id)?.row : undefined
    // A repository of which only other files were fetched is not the model that the catalog means.
    const isFree = ({ id, source }: ModelRow) =>
      !this.#ids.has(id) && (!entry.adopted_from || asSourceSays(entry, source).status === entry.status)
    const byKey = this.#catalog.modelsByKey(key).map(({ row }) => row)
    return byId ?? byKey.find((row) => row.provider === PROVIDER && isFree(row))
  }

  /** What is taken is noted before anything is awaited: several are added at once. */
  async #new(entry: LibraryEntry, looked: Looked, key: string): Promise<ModelRow> {
    const isTaken = (id: string) => this.#ids.has(id) || this.#catalog.model(id) !== undefined
    // A repository may lie in two stores; the second one is known by its place.
    const isKeyTaken =
      this.#keys.has(key) || this.#catalog.modelsByKey(key).some(({ row }) => row.provider === PROVIDER)
    const facts = newFacts(entry, looked, isKeyTaken ? shortened(entry.path) : key)
    const id = freeId(entry.id || facts.display_name, isTaken)
    this.#ids.add(id)
    this.#keys.add(facts.model_key)
    this.#provider ??= requireProvider(this.#draft, PROVIDER)
    await this.#provider
    const number = await countUp(this.#draft.tx, 'model_number')
    const identity = { id, number, origin: SCANNED, upstream: { [SCANNED]: saidBy(looked) } }
    return this.#draft.put(models, newModel(facts, identity, this.#draft.now))
  }
}

/** A repository by its name, as the built-in models; anything else by what a runner would open. */
function keyOf({ source, files, path }: LibraryEntry): string {
  if (source?.type === 'huggingface' && source.repo !== null) return source.repo
  const isPipeline = files.some((file) => file.path.endsWith('/model_index.json'))
  return shortened(isPipeline ? path : (files[0]?.path ?? path))
}

const shortened = (path: string): string => path.slice(-LONGEST_KEY)
