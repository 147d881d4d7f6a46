// The web page: its files, and its one document for every path that a browser asks for.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { AppEnv } from '../core/routes.ts'
import { PAGE_POLICY } from './security.ts'

const FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url))
/** Vite names each asset by its content. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Paths that never mean the page: what is not found there is an error in JSON. */
const NOT_THE_PAGE = /^\/(api|v1|functions|healthz|readyz|metrics|openapi\.json)(\/|$)/

const wantsHtml = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false

export function pageRoutes(folder = FOLDER): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const document = join(folder, 'index.html')
  if (!existsSync(document)) return routes
  const html = readFileSync(document, 'utf8')
  routes.use('/assets/*', serveStatic({ root: folder, onFound: (_, c) => c.header('cache-control', FOREVER) }))
  routes.get('/favicon.svg', serveStatic({ root: folder }))
  routes.get('*', (c, next) => {
    if (NOT_THE_PAGE.test(c.req.path) || !wantsHtml(c.req.header('accept'))) return next()
    return c.html(html, 200, { 'cache-control': 'no-cache', 'content-security-policy': PAGE_POLICY })
  })
  return routes
}
