// For whoever runs the server: its figures, and the API as a page to read.
import { createRoute } from '@hono/zod-openapi'
import { requireRole } from '../core/actor.ts'
import { newRouter, type Router } from '../core/routes.ts'
import { docsPage } from './docs/index.ts'
import type { Metrics } from './metrics.ts'
import { PAGE_HEADERS } from './security.ts'

/** What a proxy adds: whoever asks then is somewhere else. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

export interface OperationParts {
  metrics: Metrics
  listensOnLoopback: boolean
  /** The OpenAPI document. */
  document: () => object
}

/** Routes that say nothing of themselves in the document: it is about models. */
const hidden = (path: string) =>
  createRoute({ method: 'get', path, hide: true, responses: { 200: { description: '' } } })

export function operationRoutes({ metrics, listensOnLoopback, document }: OperationParts): Router {
  let page: string | undefined
  return newRouter()
    .openapi(hidden('/metrics'), async (c) => {
      const fromHere = listensOnLoopback && FORWARDED.every((name) => c.req.header(name) === undefined)
      if (!fromHere) requireRole(c.env.actor, 'admin')
      return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    })
    .openapi(hidden('/openapi.json'), (c) => c.json(document()))
    .openapi(hidden('/docs'), (c) => {
      page ??= docsPage(document())
      return c.html(page, 200, PAGE_HEADERS)
    })
}
