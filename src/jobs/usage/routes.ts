// The route of usage.
import { isAdmin, requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import type { Reader } from '../../db/index.ts'
import { readUsageRoute } from './contract.ts'
import { reportOf } from './report.ts'
import { EVERYBODY, readUsage } from './store.ts'

export function usageRoutes(db: Reader) {
  return newRouter().openapi(readUsageRoute, async (c) => {
    const actor = requireRole(c.env.actor, 'user')
    const { group_by, from, to } = c.req.valid('query')
    const days = await readUsage(db, isAdmin(actor) ? EVERYBODY : actor.id, { from, to })
    return c.json({ rows: reportOf(days, group_by) }, 200)
  })
}
