// The route of the machine.
import { requireRole } from '../core/actor.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Machine } from './service.ts'

export const systemRoutes = (machine: Machine) =>
  newRouter().openapi(contract.readSystem, async (c) => {
    requireRole(c.env.actor, 'user')
    return c.json(await machine.read(), 200)
  })
