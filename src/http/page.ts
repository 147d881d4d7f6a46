// The web page: its files, and its one document for every path that a browser asks for.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { type AppEnv, answer } from '../core/routes.ts'
import { PAGE_HEADERS } from './security.ts'

const FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url))
/** Vite names each asset by its content. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Paths that never mean the page: what is not found there is an error in JSON. */
const NOT_THE_PAGE = /^\/(api|v1|functions|healthz|readyz|metrics|openapi\.json)(\/|$)/

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])
const wantsHtml = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false

/** The one document of the page, for a request that means it. */
type Page = (c: Context<AppEnv>) => Response | undefined

/** @returns undefined where the page was not built. */
export function readPage(folder = FOLDER): Page | undefined {
  const document = join(folder, 'index.html')
  if (!existsSync(document)) return undefined
  const html = readFileSync(document, 'utf8')
  return ({ req, env }) => {
    if (!READS.has(req.method) || NOT_THE_PAGE.test(req.path) || !wantsHtml(req.header('accept'))) return undefined
    return answer(env, html, 200, { 'content-type': 'text/html; charset=UTF-8', ...PAGE_HEADERS })
  }
}

/** The files that the page is made of. */
export function pageRoutes(folder = FOLDER): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  if (!existsSync(folder)) return routes
  // Compressed beside each file when the page is built (scripts/page.mjs).
  const file = serveStatic({ root: folder, precompressed: true })
  routes.get('/assets/*', async (c, next) => {
    const found = await file(c, next)
    // Not by its `onFound`, which comes when the headers are made.
    if (found) found.headers.set('cache-control', FOREVER)
    return found
  })
  routes.get('/favicon.svg', file)
  return routes
}
