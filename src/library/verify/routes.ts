// The routes of verification.
import { requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import type { Library } from '../library.ts'
import * as contract from './contract.ts'
import type { Verifier } from './verifier.ts'

export const verifyRoutes = (library: Library, verifier: Verifier) =>
  newRouter()
    .openapi(contract.startVerify, async (c) => {
      requireRole(c.env.actor, 'admin')
      await library.refresh()
      return c.json(verifier.start(c.req.valid('json')), 202)
    })
    .openapi(contract.readVerify, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json(verifier.state, 200)
    })
    .openapi(contract.pauseVerify, (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(verifier.pause(), 200)
    })
    .openapi(contract.resumeVerify, (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(verifier.resume(), 200)
    })
    .openapi(contract.cancelVerify, async (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(await verifier.cancel(), 200)
    })
    .openapi(contract.verifyOne, async (c) => {
      requireRole(c.env.actor, 'admin')
      await library.refresh()
      return c.json(verifier.start({ ids: [c.req.valid('param').id] }), 202)
    })
