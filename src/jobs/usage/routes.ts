// The route of usage.
import { isAdmin, requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import type { Reader } from '../../db/index.ts'
import { readUsageRoute } from './contract.ts'
import { type NameOf, reportOf } from './report.ts'
import { EVERYBODY, sumUsage } from './store.ts'

export function usageRoutes(db: Reader, nameOf: NameOf) {
  return newRouter().openapi(readUsageRoute, async (c) => {
    const actor = requireRole(c.env.actor, 'user')
    const query = c.req.valid('query')
    const sums = await sumUsage(db, isAdmin(actor) ? EVERYBODY : actor.id, query)
    return c.json({ rows: reportOf(sums, query.group_by, nameOf) }, 200)
  })
}
