// The heart: which model, with which parameters, within which limits, at what cost. Pure: it reads the catalog in
// memory and nothing else, so that the same question at the same revision has the same answer.
import type { Catalog, ModelEntry } from '../catalog/index.ts'
import { notFound, RosterError } from '../core/errors.ts'
import type { Cost } from '../pricing/index.ts'
import { PARAMETERS } from '../vocabulary/index.ts'
import { type Choice, choose } from './choose.ts'
import { isConfigured } from './conditions.ts'
import type { ResolveRequest } from './contract.ts'
import { estimateCost, type Tokens, tokensOf } from './estimate.ts'
import { type Checked, checkLimits, hardwareLimits } from './limits.ts'
import {
  type GivenNames,
  type Layer,
  mergeLayers,
  type ParameterOrigin,
  type Parameters,
  pointerTo,
  readDefaults,
  readInput,
} from './parameters.ts'

/** A configuration as far as resolve reads it: parameters by their fields, and what the model alone knows. */
interface ConfigurationValues {
  id: string
  model_id: string | null
  base_model: string
  additional_params: Record<string, unknown>
}

/** Where configurations are looked up. */
export interface ConfigurationSource {
  find(id: string): ConfigurationValues | undefined
  defaultOf(model: {
    id: string
    base_model: string | null
  }): { row: ConfigurationValues; scope: 'model' | 'base_model' } | undefined
}

type Configuration = NonNullable<ReturnType<ConfigurationSource['defaultOf']>>

/** All that a resolution is made from. */
export interface Known {
  catalog: Catalog
  configurations: ConfigurationSource
}

/** What is true now and here. */
export interface Circumstances {
  now: Date
  /** The VRAM of this machine, in GB; null or absent where it is not known. */
  vramGb?: number | null
}

export interface Resolved extends Omit<Checked, 'violations'> {
  choice: Choice
  adapter: ModelEntry | null
  configuration: { id: string; scope: 'model' | 'base_model' } | null
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
export function resolve(
  { catalog, configurations }: Known,
  request: ResolveRequest,
  { now, vramGb = null }: Circumstances,
): Resolved {
  const { values, givenNames } = readInput(request.input ?? {})
  const adapter = request.adapter_id ? findAdapter(catalog, request.adapter_id) : null
  const clamp = request.on_limit === 'clamp'

  const settle = (entry: ModelEntry) => {
    const configuration = configurationOf(configurations, request.configuration_id, entry)
    const { parameters, origins } = mergeLayers(layersOf(entry, values, configuration))
    const overridden = catalog.local.overrides.of(entry.row.id) ?? {}
    return { configuration, origins, checked: checkLimits(entry.view.capabilities, overridden, parameters, clamp) }
  }
  const costOfEntry = (entry: ModelEntry): number | null => {
    const { parameters } = settle(entry).checked
    return estimateCost(entry.view, parameters, tokensOf(entry.view, parameters), now).amount
  }

  const choice = choose(catalog, request, adapter, costOfEntry)
  const { entry } = choice
  const { checked, origins, configuration } = settle(entry)
  const { parameters, limits, clamped, violations } = checked
  if (violations.length > 0) throw limitExceeded(violations, givenNames)
  const tokens = tokensOf(entry.view, parameters)
  const isLocal = catalog.provider(entry.row.provider)?.kind === 'local'
  return {
    limits: isLocal ? [...limits, ...hardwareLimits(entry.view.capabilities, vramGb)] : limits,
    clamped,
    choice,
    adapter,
    configuration: configuration && { id: configuration.row.id, scope: configuration.scope },
    parameters,
    origins: clamped.length === 0 ? origins : originsOf(parameters, origins),
    tokens,
    cost: estimateCost(entry.view, parameters, tokens, now),
    installed: catalog.local.isInstalled(entry.row.id),
    configured: isConfigured(catalog, entry.row.provider),
    revision: catalog.revision,
  }
}

/** A parameter that was dropped to stay within a limit comes from nowhere. */
const originsOf = (parameters: Parameters, origins: Resolved['origins']): Resolved['origins'] =>
  Object.fromEntries(Object.entries(origins).filter(([name]) => Object.hasOwn(parameters, name)))

/** From the strongest to the weakest. */
function layersOf({ row, view }: ModelEntry, values: Parameters, configuration: Configuration | null): Layer[] {
  const duration = view.capabilities.recommended_duration_seconds
  const layers: Layer[] = [{ origin: 'request', values }]
  if (configuration) layers.push(configurationLayer(configuration))
  layers.push({ origin: 'input_defaults', values: readDefaults(row.input_defaults) })
  if (typeof duration === 'number') layers.push({ origin: 'recommended', values: { duration } })
  return layers
}

const configurationLayer = ({ row, scope }: Configuration): Layer => {
  const fixed = Object.fromEntries(Object.entries(row).filter(([name]) => name in PARAMETERS))
  return { origin: `${scope}_configuration`, values: { ...row.additional_params, ...fixed } }
}

/** The one that was asked for, else the default of the model or of its base model. */
function configurationOf(
  configurations: ConfigurationSource,
  id: string | null | undefined,
  { row: model }: ModelEntry,
): Configuration | null {
  if (!id) return configurations.defaultOf(model) ?? null
  const row = configurations.find(id)
  if (!row) throw notFound('configuration', id)
  const belongs = row.model_id === null ? row.base_model === model.base_model : row.model_id === model.id
  if (belongs) return { row, scope: row.model_id === null ? 'base_model' : 'model' }
  throw new RosterError(
    'conflict',
    `The configuration "${id}" is for ${row.model_id ?? row.base_model}, not for "${model.id}"`,
  )
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
