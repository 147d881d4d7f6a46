// The routes of update checks and matches.
import { requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import * as contract from './contract.ts'
import type { Matcher } from './match.ts'
import type { Updates } from './updates.ts'

export const upstreamRoutes = (updates: Updates, matcher: Matcher) =>
  newRouter()
    .openapi(contract.startUpdateCheck, (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(updates.start(), 202)
    })
    .openapi(contract.readUpdateCheck, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(updates.state, 200)
    })
    .openapi(contract.matchLibrary, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      return c.json(await matcher.match(actor, c.req.valid('json')), 200)
    })
