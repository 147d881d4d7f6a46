// The doctor's findings of this server, by its own environment.
import { requireRole } from '../../core/actor.ts'
import { newRouter } from '../../core/routes.ts'
import * as contract from './contract.ts'
import { diagnose, type Patient } from './diagnose.ts'

export const doctorRoutes = (patient: Patient) =>
  newRouter().openapi(contract.diagnose, async (c) => {
    requireRole(c.env.actor, 'admin')
    return c.json({ findings: await diagnose(patient) }, 200)
  })
