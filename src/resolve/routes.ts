// The route of resolve.
import { type Catalog, modelJson, type Providers } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import { answer, knowAtAGlance, newRouter } from '../core/routes.ts'
import { ResolveRequest, resolveRoute } from './contract.ts'
import { type Json, jsonOf } from './json.ts'
import { isPlainRequest } from './plain.ts'
import { type Circumstances, type Known, type Resolved, resolve } from './resolve.ts'

export function resolveRoutes(known: Known, providers: Providers, circumstances: () => Circumstances) {
  knowAtAGlance(ResolveRequest, isPlainRequest)
  return newRouter().openapi(resolveRoute, (c) => {
    requireRole(c.env.actor, 'public')
    const resolved = resolve(known, c.req.valid('json'), circumstances())
    const { text, bytes } = resolutionJson(known.catalog, providers, resolved)
    // Text that is JSON already has no type that the contract could be held against.
    const headers = { 'content-type': 'application/json', 'content-length': String(bytes) }
    return answer(c.env, text, 200, headers) as never
  })
}

/** The resolution as wire JSON, and its bytes: what is kept as JSON is not made again. */
export function resolutionJson(catalog: Catalog, providers: Providers, resolved: Resolved): Json {
  const { adapter, choice } = resolved
  return jsonOf(resolved, {
    model: modelJson(catalog, choice.entry),
    adapter: adapter ? modelJson(catalog, adapter) : 'null',
    provider: providers.json(providers.read(choice.entry.row.provider)),
  })
}
