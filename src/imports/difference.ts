// What an import would do to the catalog, worked out without doing it.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import type { Catalog, ModelRow, SaidFacts } from '../catalog/index.ts'
import { isReserved } from '../core/schema.ts'
import { slugOf } from '../core/text.ts'
import { type FieldChange, mergeUpstream } from './merge.ts'

/** A model of an upstream, checked: all its facts, and those among them that the upstream itself said. */
export interface Incoming {
  facts: ModelFacts
  said: SaidFacts
  /** Given by built-in data; made from provider and key for what is imported. */
  id?: string
}

export interface Upstream {
  /** `built-in` or `import:litellm`. */
  origin: string
  providers: ProviderFacts[]
  models: Incoming[]
}

export interface Difference {
  newProviders: ProviderFacts[]
  added: { id: string; facts: ModelFacts; said: SaidFacts }[]
  /** Rows as they become; without fields where only what the upstream said is to be remembered. */
  updated: { row: ModelRow; fields: FieldChange[] }[]
  kept: { row: ModelRow; fields: FieldChange[] }[]
  unchanged: number
  gone: ModelRow[]
}

/** Few enough that comparing them holds up no other request. */
const MODELS_A_TURN = 200

/**
 * Merges only rows that `mayMerge` allows; others that exist count as unchanged.
 * @param wasThere whether a row that the upstream does not name has gone from there.
 */
export async function differenceOf(
  catalog: Catalog,
  upstream: Upstream,
  mayMerge: (row: ModelRow) => boolean = () => true,
  wasThere: (row: ModelRow) => boolean = (row) => Object.hasOwn(row.upstream, upstream.origin),
): Promise<Difference> {
  const difference: Difference = { newProviders: [], added: [], updated: [], kept: [], unchanged: 0, gone: [] }
  difference.newProviders = upstream.providers.filter(({ id }) => !catalog.provider(id))
  const taken = new Set<string>()
  const met = new Set<string>()
  for (const [index, incoming] of upstream.models.entries()) {
    if (index % MODELS_A_TURN === 0) await nextTurn()
    const row = find(catalog, incoming)
    if (!row) difference.added.push({ ...incoming, id: freeId(catalog, taken, incoming) })
    else {
      met.add(row.id)
      if (mayMerge(row)) merge(difference, row, upstream.origin, incoming)
      else difference.unchanged++
    }
  }
  for (const { row } of catalog.ordered) if (!met.has(row.id) && wasThere(row)) difference.gone.push(row)
  return difference
}

function merge(difference: Difference, before: ModelRow, source: string, { said }: Incoming): void {
  const { row, changed, kept } = mergeUpstream(before, source, said)
  difference.updated.push({ row, fields: changed })
  if (kept.length > 0) difference.kept.push({ row, fields: kept })
  if (changed.length === 0 && kept.length === 0) difference.unchanged++
}

const find = (catalog: Catalog, { facts, id }: Incoming): ModelRow | undefined =>
  catalog.modelsByKey(facts.model_key).find(({ row }) => row.provider === facts.provider)?.row ??
  (id === undefined ? undefined : catalog.model(id)?.row)

/** Providers whose models go by their own names; those of resellers begin with the reseller. */
const PLAIN: ReadonlySet<string> = new Set(['anthropic', 'openAI', 'google', 'mistral', 'deepseek', 'xai', 'cohere'])

/** The same id for the same model, whatever else the file holds, unless it is taken. */
function freeId(catalog: Catalog, taken: Set<string>, { facts, id }: Incoming): string {
  const { provider, model_key } = facts
  const base = id ?? (slugOf(PLAIN.has(provider) ? model_key : `${provider}-${model_key}`).slice(0, 120) || 'model')
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}-${count}`
    if (isReserved(candidate) || taken.has(candidate) || catalog.model(candidate)) continue
    taken.add(candidate)
    return candidate
  }
}
