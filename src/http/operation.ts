// For whoever runs the server: its figures, and the API as a page to read.
import { Hono } from 'hono'
import { requireRole } from '../core/actor.ts'
import type { AppEnv } from '../core/routes.ts'
import { docsPage } from './docs/index.ts'
import type { Metrics } from './metrics.ts'
import { PAGE_POLICY } from './security.ts'

/** What a proxy adds: whoever asks then is somewhere else. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

export interface OperationParts {
  metrics: Metrics
  listensOnLoopback: boolean
  /** The OpenAPI document. */
  document: () => object
}

export function operationRoutes({ metrics, listensOnLoopback, document }: OperationParts): Hono<AppEnv> {
  let page: string | undefined
  return new Hono<AppEnv>()
    .get('/metrics', async (c) => {
      const fromHere = listensOnLoopback && FORWARDED.every((name) => c.req.header(name) === undefined)
      if (!fromHere) requireRole(c.var.actor, 'admin')
      return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    })
    .get('/docs', (c) => {
      page ??= docsPage(document())
      return c.html(page, 200, { 'cache-control': 'no-cache', 'content-security-policy': PAGE_POLICY })
    })
}
