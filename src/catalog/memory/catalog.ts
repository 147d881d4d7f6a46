// The catalog in memory: every model and provider of the last revision, found in the ways that requests ask.

import type { Outcome } from '../../changes/index.ts'
import { RosterError } from '../../core/errors.ts'
import type { ModelRow } from '../models/store.ts'
import type { ProviderRow } from '../providers/store.ts'
import { CURRENT_MODEL, type SettingRow } from '../settings.ts'
import { ModelEntry } from './entry.ts'
import type { Local } from './local.ts'
import { Sorted } from './sorted.ts'

export interface CatalogRows {
  revision: number
  models: ModelRow[]
  providers: ProviderRow[]
  settings: SettingRow[]
}

/** Models of one modality and task that may be chosen: active, of an active provider, able to run. */
export type Candidates = Sorted<ModelEntry>

const NONE: Candidates = new Sorted(ModelEntry.compare)

/**
 * Changed by `apply` alone, in one turn of the event loop: a synchronous reader never sees half a change. Its cost
 * follows the change, not the catalog.
 */
export class Catalog {
  readonly local: Local
  readonly #models = new Map<string, ModelEntry>()
  readonly #providers = new Map<string, ProviderRow>()
  readonly #settings = new Map<string, unknown>()
  readonly #byKey = new Map<string, Set<ModelEntry>>()
  readonly #byProvider = new Map<string, Set<ModelEntry>>()
  readonly #candidates = new Map<string, Candidates>()
  readonly #ordered = new Sorted(ModelEntry.compare)
  readonly #localModels = new Sorted(ModelEntry.compare)
  #revision: number

  constructor({ revision, models, providers, settings }: CatalogRows, local: Local) {
    this.local = local
    this.#revision = revision
    for (const provider of providers) this.#providers.set(provider.id, provider)
    for (const setting of settings) this.#settings.set(setting.id, setting.value)
    this.#replace(
      [],
      models.map((row) => this.#entry(row)),
    )
  }

  get revision(): number {
    return this.#revision
  }

  get size(): number {
    return this.#models.size
  }

  get modelIds(): Iterable<string> {
    return this.#models.keys()
  }

  /** All models, in routing order. */
  get ordered(): Sorted<ModelEntry> {
    return this.#ordered
  }

  get providers(): Iterable<ProviderRow> {
    return this.#providers.values()
  }

  model(id: string): ModelEntry | undefined {
    return this.#models.get(id)
  }

  /**
   * @param name an id, or a model_key that one provider alone has.
   * @throws RosterError `conflict` where several providers have the key.
   */
  find(name: string): ModelEntry | undefined {
    const entry = this.#models.get(name)
    if (entry) return entry
    const entries = this.modelsByKey(name)
    if (entries.length < 2) return entries[0]
    const ids = entries.map(({ row }) => row.id).sort()
    throw new RosterError('conflict', `Several providers have a model "${name}"; ask by id: ${ids.join(', ')}`)
  }

  /** The models that are called so by their providers. */
  modelsByKey(key: string): ModelEntry[] {
    return [...(this.#byKey.get(key) ?? [])]
  }

  provider(id: string): ProviderRow | undefined {
    return this.#providers.get(id)
  }

  /** In routing order. */
  candidates(modality: string, task: string): Candidates {
    return this.#candidates.get(bucketOf(modality, task)) ?? NONE
  }

  /** The chosen model, or, with none chosen or once it is deleted, the first local one in routing order. */
  get currentModel(): ModelEntry | undefined {
    const chosen = this.#settings.get(CURRENT_MODEL)
    return (typeof chosen === 'string' ? this.#models.get(chosen) : undefined) ?? this.#localModels.at(0)
  }

  /** Takes a committed change set. */
  apply(revision: number, outcomes: readonly Outcome[]): void {
    for (const { entity, id, after } of outcomes) {
      if (entity === 'provider') this.#setProvider(id, after as ProviderRow | null)
      if (entity === 'setting') this.#setSetting(id, after as SettingRow | null)
    }
    const models = outcomes.filter(({ entity }) => entity === 'model')
    const old = models.map(({ id }) => this.#models.get(id)).filter((entry) => entry !== undefined)
    const fresh = models.map(({ after }) => after).filter((row) => row !== null)
    this.#replace(
      old,
      fresh.map((row) => this.#entry(row as ModelRow)),
    )
    this.#revision = revision
  }

  #entry(row: ModelRow): ModelEntry {
    return new ModelEntry(row, this.local.overrides)
  }

  #setProvider(id: string, provider: ProviderRow | null): void {
    const wasActive = this.#providers.get(id)?.is_active ?? false
    if (provider) this.#providers.set(id, provider)
    else this.#providers.delete(id)
    const isActive = provider?.is_active ?? false
    if (wasActive === isActive) return
    const runnable = [...(this.#byProvider.get(id) ?? [])].filter(canBeChosen)
    if (isActive) this.#replaceCandidates([], runnable)
    else this.#replaceCandidates(runnable, [])
  }

  #setSetting(id: string, setting: SettingRow | null): void {
    if (setting) this.#settings.set(id, setting.value)
    else this.#settings.delete(id)
  }

  #replace(old: readonly ModelEntry[], fresh: readonly ModelEntry[]): void {
    for (const entry of old) {
      this.#models.delete(entry.row.id)
      this.#byKey.get(entry.row.model_key)?.delete(entry)
      this.#byProvider.get(entry.row.provider)?.delete(entry)
    }
    for (const entry of fresh) {
      this.#models.set(entry.row.id, entry)
      addTo(this.#byKey, entry.row.model_key, entry)
      addTo(this.#byProvider, entry.row.provider, entry)
    }
    this.#ordered.replace(old, fresh)
    this.#localModels.replace(old.filter(isLocal), fresh.filter(isLocal))
    const canBeAsked = (entry: ModelEntry) => canBeChosen(entry) && this.#providers.get(entry.row.provider)?.is_active
    this.#replaceCandidates(old.filter(canBeAsked), fresh.filter(canBeAsked))
  }

  #replaceCandidates(old: readonly ModelEntry[], fresh: readonly ModelEntry[]): void {
    const removed = Map.groupBy(old, bucketOfEntry)
    const added = Map.groupBy(fresh, bucketOfEntry)
    for (const bucket of new Set([...removed.keys(), ...added.keys()])) {
      const list = this.#candidates.get(bucket) ?? new Sorted(ModelEntry.compare)
      list.replace(removed.get(bucket) ?? [], added.get(bucket) ?? [])
      this.#candidates.set(bucket, list)
    }
  }
}

const bucketOf = (modality: string, task: string): string => `${modality}/${task}`
const bucketOfEntry = ({ row }: ModelEntry): string => bucketOf(row.modality, row.task)
const canBeChosen = ({ row, canRun }: ModelEntry): boolean => row.is_active && canRun
const isLocal = (entry: ModelEntry): boolean => entry.row.provider === 'local' && canBeChosen(entry)

function addTo<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
