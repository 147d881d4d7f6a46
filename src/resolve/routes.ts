// The route of resolve. The model stands in the answer as it is kept: prepared JSON, not made again.
import { type Catalog, modelJson, type Providers } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import { answer, newRouter } from '../core/routes.ts'
import type { Alternative } from './choose.ts'
import { resolveRoute } from './contract.ts'
import { type Circumstances, type Known, type Resolved, resolve } from './resolve.ts'

export function resolveRoutes(known: Known, providers: Providers, circumstances: () => Circumstances) {
  return newRouter().openapi(resolveRoute, (c) => {
    requireRole(c.env.actor, 'public')
    const resolved = resolve(known, c.req.valid('json'), circumstances())
    const json = resolutionJson(known.catalog, providers, resolved)
    // Text that is JSON already has no type that the contract could be held against.
    return answer(c.env, json, 200, { 'content-type': 'application/json' }) as never
  })
}

/** The resolution as wire JSON: what is prepared comes first, each spliced in as text. */
export function resolutionJson(catalog: Catalog, providers: Providers, resolved: Resolved): string {
  const { choice, adapter } = resolved
  const { entry, reason, fallback, alternatives, alternativesTotal } = choice
  const others = {
    configuration: resolved.configuration,
    parameters: resolved.parameters,
    origins: resolved.origins,
    limits: resolved.limits,
    clamped: resolved.clamped,
    tokens: resolved.tokens,
    cost: resolved.cost,
    installed: resolved.installed,
    configured: resolved.configured,
    reason,
    fallback,
    alternatives_total: alternativesTotal,
    revision: resolved.revision,
  }
  const adapterJson = adapter ? modelJson(catalog, adapter) : 'null'
  const provider = providers.json(providers.read(entry.row.provider))
  const prepared = `"model":${modelJson(catalog, entry)},"adapter":${adapterJson},"provider":${provider}`
  return `{${prepared},"alternatives":${alternativesJson(alternatives)},${JSON.stringify(others).slice(1)}`
}

const ALTERNATIVES_JSON = new WeakMap<readonly Alternative[], string>()

/** Those of an open question are the same until the catalog changes. */
function alternativesJson(alternatives: readonly Alternative[]): string {
  const json = ALTERNATIVES_JSON.get(alternatives) ?? JSON.stringify(alternatives)
  ALTERNATIVES_JSON.set(alternatives, json)
  return json
}
