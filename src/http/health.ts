// Whether the process is alive, and whether it answers from a catalog that is up to date.
import { createRoute, z } from '@hono/zod-openapi'
import { type Feed, readRevision } from '../changes/index.ts'
import { json, problems } from '../core/contract.ts'
import { RosterError } from '../core/errors.ts'
import { newRouter } from '../core/routes.ts'
import type { Reader } from '../db/index.ts'

const alive = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Operation'],
  summary: 'Whether the process is alive',
  responses: { 200: json(z.object({ status: z.literal('ok') }), 'It is') },
})

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['Operation'],
  summary: 'Whether the database answers, and how far this server is behind it',
  responses: {
    200: json(
      z.object({
        status: z.literal('ready'),
        revision: z.int().describe('What this server answers from'),
        lag: z.int().describe('Change sets that it has not seen yet'),
      }),
      'Ready',
    ),
    ...problems(503),
  },
})

export const healthRoutes = (db: Reader, feed: Feed) =>
  newRouter()
    .openapi(alive, (c) => c.json({ status: 'ok' } as const, 200))
    .openapi(ready, async (c) => {
      const revision = await readRevision(db).catch((cause) => {
        throw new RosterError('unavailable', 'The database does not answer', { cause })
      })
      if (feed.hasMissed)
        throw new RosterError('unavailable', 'This server has missed changes that are gone from the log; restart it')
      return c.json({ status: 'ready', revision: feed.revision, lag: revision - feed.revision } as const, 200)
    })
