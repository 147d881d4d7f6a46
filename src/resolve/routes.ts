// The route of resolve.
import { type Catalog, modelJson, type Providers } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import { answer, newRouter } from '../core/routes.ts'
import { resolveRoute } from './contract.ts'
import { jsonOf } from './json.ts'
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

/** The resolution as wire JSON: what is kept as JSON is not made again. */
export function resolutionJson(catalog: Catalog, providers: Providers, resolved: Resolved): string {
  const { adapter, choice } = resolved
  return jsonOf(resolved, {
    model: modelJson(catalog, choice.entry),
    adapter: adapter && modelJson(catalog, adapter),
    provider: providers.json(providers.read(choice.entry.row.provider)),
  })
}
