// The assembly: every route under its path, every request through the same entrance, every error as a problem.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Access } from '../access/index.ts'
import type { Feed } from '../changes/index.ts'
import { notFound } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { AppEnv, Router } from '../core/routes.ts'
import type { Reader } from '../db/index.ts'
import { admit, observe } from './entrance.ts'
import { eventRoutes } from './events.ts'
import { healthRoutes } from './health.ts'
import type { Metrics } from './metrics.ts'
import { operationRoutes } from './operation.ts'
import { pageRoutes } from './page.ts'
import { answerProblem } from './problem.ts'

export interface AppParts {
  access: Access
  feed: Feed
  db: Reader
  log: Log
  metrics: Metrics
  listensOnLoopback: boolean
  version: string
  /** The routes of each domain; they stand under /api/v1. */
  routes: Router[]
  /** Translations for the clients of other systems, under the paths that those ask. */
  facades: Router[]
}

/** Their bodies are files. */
const STREAMED: ReadonlySet<string> = new Set(['/api/v1/catalog/import'])

/** Lists that stand at the root as well, for clients of specification 1; a browser gets the page there. */
const SHORT = ['/models', '/adapters']

const canonical = (request: Request, path: string): Request =>
  new Request(request.url.replace(path, `/api/v1${path}`), { headers: request.headers })

export type App = OpenAPIHono<AppEnv>

export function createApp(parts: AppParts): App {
  const { access, feed, db, log, metrics, listensOnLoopback, version, routes, facades } = parts
  const app: App = new OpenAPIHono<AppEnv>()
  app.onError((error, c) => answerProblem(c, error, log))
  app.notFound((c) => answerProblem(c, notFound('path', `${c.req.method} ${c.req.path}`), log))
  app.use(observe(log, metrics, () => feed.revision))
  app.use(admit(access, listensOnLoopback, STREAMED))
  for (const router of [...routes, eventRoutes(feed)]) app.route('/api/v1', router)
  for (const router of [healthRoutes(db, feed), ...facades]) app.route('/', router)
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.get('/openapi.json', (c) => c.json(openApiDocument(app, version)))
  app.route('/', operationRoutes({ metrics, listensOnLoopback, document: () => openApiDocument(app, version) }))
  app.route('/', pageRoutes())
  for (const path of SHORT)
    app.get(path, (c) => {
      c.set('isRelayed', true)
      return app.fetch(canonical(c.req.raw, path), c.env)
    })
  return app
}

export const openApiDocument = (app: App, version: string) =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Roster',
      version,
      description: 'One registry and manager for every AI model that you run.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    security: [{ token: [] }, {}],
  })
