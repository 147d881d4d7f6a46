// The route of resolve.
import { modelJson, type Providers } from '../catalog/index.ts'
import { requireRole } from '../core/actor.ts'
import { answer, knowAtAGlance, newRouter } from '../core/routes.ts'
import { ResolveRequest, resolveRoute } from './contract.ts'
import { jsonOf } from './json.ts'
import { isPlainRequest } from './plain.ts'
import { type Circumstances, type Known, resolve } from './resolve.ts'

export function resolveRoutes(known: Known, providers: Providers, circumstances: () => Circumstances) {
  knowAtAGlance(ResolveRequest, isPlainRequest)
  return newRouter().openapi(resolveRoute, (c) => {
    requireRole(c.env.actor, 'public')
    const resolved = resolve(known, c.req.valid('json'), circumstances())
    const { adapter, choice } = resolved
    // What is kept as JSON is not made again.
    const { text, bytes } = jsonOf(resolved, {
      model: modelJson(known.catalog, choice.entry),
      adapter: adapter ? modelJson(known.catalog, adapter) : 'null',
      provider: providers.json(providers.read(choice.entry.row.provider)),
    })
    // Text that is JSON already has no type that the contract could be held against.
    const headers = { 'content-type': 'application/json', 'content-length': String(bytes) }
    return answer(c.env, text, 200, headers) as never
  })
}
