// The routes of scans.
import { requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import * as contract from './contract.ts'
import type { Scans } from './scans.ts'

export const scanRoutes = (scans: Scans) =>
  newRouter()
    .openapi(contract.startScan, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      return c.json(await scans.start(actor, c.req.valid('json')), 202)
    })
    .openapi(contract.readScan, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(scans.state, 200)
    })
