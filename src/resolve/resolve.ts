// The heart: which model, with which parameters, within which limits, at what cost. Pure: it reads the catalog in
// memory and nothing else, so that the same question at the same revision has the same answer.
import type { Catalog, ModelEntry } from '../catalog/index.ts'
import { notFound, RosterError } from '../core/errors.ts'
import type { Cost } from '../pricing/index.ts'
import { type Choice, choose } from './choose.ts'
import { isConfigured } from './conditions.ts'
import type { ResolveRequest } from './contract.ts'
import { estimateCost, type Tokens, tokensOf } from './estimate.ts'
import { type Checked, checkLimits } from './limits.ts'
import {
  type GivenNames,
  type Layer,
  mergeLayers,
  type ParameterOrigin,
  pointerTo,
  readDefaults,
  readInput,
} from './parameters.ts'

export interface Resolved extends Omit<Checked, 'violations'> {
  choice: Choice
  adapter: ModelEntry | null
  origins: Record<string, ParameterOrigin>
  tokens: Tokens
  cost: Cost
  installed: boolean
  configured: boolean
  revision: number
}

/**
 * @throws RosterError `invalid` for bad input, `not_found` and `conflict` as `choose` does, `limit_exceeded` with one
 * entry for each violation unless `on_limit` is `clamp`.
 */
export function resolve(catalog: Catalog, request: ResolveRequest, { now }: { now: Date }): Resolved {
  const { values, givenNames } = readInput(request.input ?? {})
  const adapter = request.adapter_id ? findAdapter(catalog, request.adapter_id) : null
  const clamp = request.on_limit === 'clamp'

  const settle = (entry: ModelEntry) => {
    const { parameters, origins } = mergeLayers(layersOf(entry, values))
    const overridden = catalog.local.overrides.of(entry.row.id) ?? {}
    return { origins, ...checkLimits(entry.view.capabilities, overridden, parameters, clamp) }
  }
  const costOfEntry = (entry: ModelEntry): number | null => {
    const { parameters } = settle(entry)
    return estimateCost(entry.view, parameters, tokensOf(entry.view, parameters), now).amount
  }

  const choice = choose(catalog, request, adapter, costOfEntry)
  const { entry } = choice
  const { violations, origins, parameters, ...checked } = settle(entry)
  if (violations.length > 0) throw limitExceeded(violations, givenNames)
  const tokens = tokensOf(entry.view, parameters)
  return {
    ...checked,
    choice,
    adapter,
    parameters,
    origins: Object.fromEntries(Object.entries(origins).filter(([name]) => name in parameters)),
    tokens,
    cost: estimateCost(entry.view, parameters, tokens, now),
    installed: catalog.local.isInstalled(entry.row.id),
    configured: isConfigured(catalog, entry.row.provider),
    revision: catalog.revision,
  }
}

/** From the strongest to the weakest. */
function layersOf({ row, view }: ModelEntry, values: Record<string, unknown>): Layer[] {
  const duration = view.capabilities.recommended_duration_seconds
  return [
    { origin: 'request', values },
    { origin: 'input_defaults', values: readDefaults(row.input_defaults) },
    { origin: 'recommended', values: typeof duration === 'number' ? { duration } : {} },
  ]
}

function findAdapter(catalog: Catalog, id: string): ModelEntry {
  const entry = catalog.find(id)
  if (!entry?.isAdapter) throw notFound('adapter', id)
  if (!entry.row.is_active) throw new RosterError('conflict', `The adapter "${id}" is inactive`)
  return entry
}

function limitExceeded(violations: Checked['violations'], givenNames: GivenNames): RosterError {
  const errors = violations.map(({ parameter, sentence }) => ({
    pointer: pointerTo(givenNames.get(parameter) ?? parameter),
    detail: sentence,
  }))
  return new RosterError('limit_exceeded', errors.map(({ detail }) => detail).join('; '), { errors })
}
