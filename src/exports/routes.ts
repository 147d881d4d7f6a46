// The routes of exports.
import { requireRole } from '../core/actor.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Exports } from './service.ts'

export const exportRoutes = (exports: Exports) =>
  newRouter()
    .openapi(contract.exportAiToolkit, async (c) => {
      // It tells where files lie on this machine.
      requireRole(c.env.actor, 'user')
      return c.json(await exports.aiToolkit(c.req.valid('json')), 200)
    })
    .openapi(contract.exportComfyUi, (c) => {
      requireRole(c.env.actor, 'user')
      return c.json(exports.comfyUi(), 200)
    })
