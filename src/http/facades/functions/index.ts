// Specification 3's edge functions: jobs by other names.
import { requireRole } from '../../../core/actor.ts'
import { RosterError } from '../../../core/errors.ts'
import { type Front, originOf } from '../../../core/front.ts'
import { newRouter } from '../../../core/routes.ts'
import type { Job } from '../../../jobs/contract.ts'
import type { Jobs } from '../../../jobs/index.ts'
import { queueJob, type ReplicateImage, replicateImage } from './contract.ts'

export function functionRoutes(jobs: Pick<Jobs, 'create' | 'whenEnded'>, front: Front) {
  return newRouter()
    .openapi(queueJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const { model_id, ...request } = c.req.valid('json')
      const job = await jobs.create(actor, { ...request, model: model_id }, c.req.valid('header')['idempotency-key'])
      const { model, cost } = job.resolution
      return c.json(
        {
          ...{ success: true as const, job_id: job.id, status: job.status },
          model: { id: model.id, display_name: model.display_name },
          estimated_cost: cost.amount,
        },
        200,
      )
    })
    .openapi(replicateImage, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const asked = c.req.valid('json')
      const queued = await jobs.create(actor, requestOf(asked), c.req.valid('header')['idempotency-key'])
      const job = asked.wait === false ? queued : await jobs.whenEnded(actor, queued.id, c.req.raw.signal)
      const origin = originOf(c.req.raw.headers, front)
      return c.json(
        { success: true as const, job_id: job.id, status: job.status, output: picturesOf(job, origin) },
        200,
      )
    })
}

const requestOf = ({ model_id, wait: _, ...input }: ReplicateImage) => ({
  ...{ modality: 'image' as const, task: 'generation', model: model_id, input },
  // One that is named says itself whose it is.
  ...(!model_id && { provider: 'replicate' }),
})

/** @throws RosterError where the job ended without pictures. */
function picturesOf({ id, status, error, output }: Job, origin: string): string[] | null {
  if (status === 'failed') throw new RosterError('upstream', `${error?.message ?? 'It failed'} (job ${id})`)
  if (status === 'cancelled') throw new RosterError('conflict', `The job ${id} was cancelled`)
  return output && 'files' in output ? output.files.map(({ url }) => origin + url) : null
}
