// What a candidate must be, as a list of conditions that can each say what it asks for.
import type { Catalog, ModelEntry } from '../catalog/index.ts'
import type { ResolveRequest } from './contract.ts'

export interface Condition {
  /** As a part of a sentence: `of the provider "local"`. */
  what: string
  holds(entry: ModelEntry): boolean
}

type Required = string | number | boolean

/** Whether a capability meets a requirement: a boolean is equal, a number at least, text contained or equal. */
export function meets(capability: unknown, required: Required): boolean {
  if (typeof required === 'number') return typeof capability === 'number' && capability >= required
  if (typeof required === 'string')
    return Array.isArray(capability) ? capability.includes(required) : capability === required
  return (capability ?? false) === required
}

/** An adapter fits the model that it names, by id or Hugging Face repository, and every model of its base_model. */
export const fits = (adapter: ModelEntry, { row }: ModelEntry): boolean => {
  const { base_model } = adapter.row
  return base_model !== null && [row.id, row.hf_model_id, row.base_model].includes(base_model)
}

export function conditionsOf(catalog: Catalog, request: ResolveRequest, adapter: ModelEntry | null): Condition[] {
  const conditions: Condition[] = []
  const { provider, requires, runnable_only } = request
  if (provider)
    conditions.push({ what: `of the provider "${provider}"`, holds: ({ row }) => row.provider === provider })
  for (const [name, required] of Object.entries(requires ?? {}))
    conditions.push({
      what: `with ${name} ${typeof required === 'number' ? 'of at least ' : ''}${required}`,
      holds: ({ view }) => meets(view.capabilities[name], required),
    })
  if (adapter)
    conditions.push({ what: `that the adapter "${adapter.row.id}" fits`, holds: (entry) => fits(adapter, entry) })
  if (runnable_only)
    conditions.push({ what: 'that this server can call', holds: ({ row }) => isConfigured(catalog, row.provider) })
  return conditions
}

export function isConfigured(catalog: Catalog, providerId: string): boolean {
  const provider = catalog.provider(providerId)
  return provider !== undefined && catalog.local.isConfigured(provider)
}
