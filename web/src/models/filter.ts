// Search and filters of the list: what the URL may say, and which models pass.
import type { Model } from '@roster/client'
import { MODALITIES, MODEL_TYPES, type Modality, type ModelType } from '../core/words.ts'
import { type InstalledStatus, isStatus } from '../library/filter.ts'
import { SORTS, type Sort } from './browse/sort.ts'

/** The tabs of the room; the first one needs no word in the address. */
export const TABS = ['browse', 'installed', 'add'] as const
export type Tab = (typeof TABS)[number]

/** What the list is narrowed to. */
export interface ModelFilters {
  q?: string | undefined
  modality?: Modality | undefined
  task?: string | undefined
  family?: string | undefined
  tag?: string | undefined
  type?: ModelType | undefined
  provider?: string | undefined
  active?: boolean | undefined
  installed?: boolean | undefined
}

export interface ModelSearch extends ModelFilters {
  tab?: Exclude<Tab, 'browse'> | undefined
  sort?: Sort | undefined
  /** Of what is installed. */
  status?: InstalledStatus | undefined
  /** Which tab of a model's dialog is shown. */
  view?: string | undefined
}

/** What a URL says, without what means nothing. */
export function readSearch(search: Record<string, unknown>): ModelSearch {
  const { tab, view, sort, status, q, modality, task, family, tag, type, provider, active, installed } = search
  return {
    ...((tab === 'installed' || tab === 'add') && { tab }),
    ...(isText(view) && { view }),
    ...(SORTS.some((known) => known === sort) && { sort: sort as Sort }),
    ...(isStatus(status) && { status }),
    ...(isText(q) && { q }),
    ...(isKeyOf(MODALITIES, modality) && { modality }),
    ...(isText(task) && { task }),
    ...(isText(family) && { family }),
    ...(isText(tag) && { tag }),
    ...(isKeyOf(MODEL_TYPES, type) && { type }),
    ...(isText(provider) && { provider }),
    ...(typeof active === 'boolean' && { active }),
    ...(typeof installed === 'boolean' && { installed }),
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isKeyOf = <Words extends object>(words: Words, value: unknown): value is keyof Words =>
  typeof value === 'string' && Object.hasOwn(words, value)

/** The filters alone: what of an address says which models are shown. */
export function filtersOf({ tab: _, view: __, sort: ___, status: ____, ...filters }: ModelSearch): ModelFilters {
  return filters
}

export const isFiltered = (search: ModelSearch): boolean =>
  Object.values(filtersOf(search)).some((value) => value !== undefined)

/** Each filter by itself, so that counts can leave one out. */
export type Filter = Exclude<keyof ModelFilters, 'q'>

const FILTERS: { readonly [Name in Filter]: (model: Model, wanted: NonNullable<ModelFilters[Name]>) => boolean } = {
  modality: (model, wanted) => model.modality === wanted,
  task: (model, wanted) => model.task === wanted,
  family: (model, wanted) => model.family === wanted,
  tag: (model, wanted) => model.tags.includes(wanted),
  type: (model, wanted) => model.type === wanted,
  provider: (model, wanted) => model.provider === wanted,
  active: (model, wanted) => model.is_active === wanted,
  installed: (model, wanted) => model.installed === wanted,
}

export function filterModels(models: readonly Model[], search: ModelFilters, except?: Filter): Model[] {
  const words = wordsOf(search.q ?? '')
  const names = (Object.keys(FILTERS) as Filter[]).filter((name) => name !== except && search[name] !== undefined)
  return models.filter((model) => names.every((name) => passes(model, search, name)) && matches(model, words))
}

function passes<Name extends Filter>(model: Model, search: ModelFilters, name: Name): boolean {
  const wanted = search[name]
  return wanted === undefined || FILTERS[name](model, wanted as NonNullable<ModelFilters[Name]>)
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Lower case once for each model, for five thousand of them are searched at every key. */
const texts = new WeakMap<Model, string>()

function matches(model: Model, words: readonly string[]): boolean {
  if (words.length === 0) return true
  let text = texts.get(model)
  if (text === undefined) {
    const { id, display_name, model_key, provider, family, description, tags } = model
    text = [id, display_name, model_key, provider, family, description, ...tags].join('\n').toLowerCase()
    texts.set(model, text)
  }
  const searched = text
  return words.every((word) => searched.includes(word))
}
