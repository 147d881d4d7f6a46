// The route of resolve. The model stands in the answer as it is kept: prepared JSON, not made again.
import { type Catalog, modelJson, type Providers } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { newRouter } from '../core/routes.ts'
import { resolveRoute } from './contract.ts'
import { type Resolved, resolve } from './resolve.ts'

export function resolveRoutes(catalog: Catalog, providers: Providers, clock: Clock) {
  return newRouter().openapi(resolveRoute, (c) => {
    requireRole(c.var.actor, 'public')
    const resolved = resolve(catalog, c.req.valid('json'), { now: clock() })
    const answer = c.body(jsonOf(catalog, providers, resolved), 200, { 'content-type': 'application/json' })
    // Text that is JSON already has no type that the contract could be held against.
    return answer as never
  })
}

/** The resolution as wire JSON: `model` and `adapter` first, each spliced in as text. */
export function jsonOf(catalog: Catalog, providers: Providers, resolved: Resolved): string {
  const { choice, adapter, ...rest } = resolved
  const { entry, reason, fallback, alternatives, alternativesTotal } = choice
  const provider = providers.show(providers.read(entry.row.provider))
  const others = {
    provider,
    configuration: null,
    ...rest,
    reason,
    fallback,
    alternatives,
    alternatives_total: alternativesTotal,
  }
  const adapterJson = adapter ? modelJson(catalog, adapter) : 'null'
  return `{"model":${modelJson(catalog, entry)},"adapter":${adapterJson},${JSON.stringify(others).slice(1)}`
}
