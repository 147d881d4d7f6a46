// The routes of jobs.
import { streamSSE } from 'hono/streaming'
import { requireRole } from '../core/actor.ts'
import { follow } from '../core/follow.ts'
import { newRouter } from '../core/routes.ts'
import * as contract from './contract.ts'
import type { Jobs } from './service.ts'

export function jobRoutes(jobs: Jobs) {
  return newRouter()
    .openapi(contract.createJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const job = await jobs.create(actor, c.req.valid('json'), c.req.valid('header')['idempotency-key'])
      return c.json(job, 202, { location: `/api/v1/jobs/${job.id}` })
    })
    .openapi(contract.listJobs, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const { items, next_cursor } = await jobs.list(actor, c.req.valid('query'))
      return c.json({ jobs: items, next_cursor }, 200)
    })
    .openapi(contract.readJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      return c.json(await jobs.read(actor, c.req.valid('param').id), 200)
    })
    .openapi(contract.followJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const first = await jobs.read(actor, c.req.valid('param').id)
      return streamSSE(c, async (stream) => {
        const gone = new AbortController()
        stream.onAbort(() => gone.abort())
        for await (const job of follow(jobs.followedBy(actor), first, gone.signal))
          await (job === null
            ? stream.write(': still here\n\n')
            : stream.writeSSE({ event: 'job', data: JSON.stringify(job) }))
      })
    })
    .openapi(contract.cancelJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      return c.json(await jobs.cancel(actor, c.req.valid('param').id), 200)
    })
    .openapi(contract.rateJob, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const { quality_rating } = c.req.valid('json')
      return c.json(await jobs.rate(actor, c.req.valid('param').id, quality_rating), 200)
    })
}
