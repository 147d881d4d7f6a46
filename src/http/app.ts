// The assembly: every route under its path, every request through the same entrance, every error as a problem.
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Access, Throttle } from '../access/index.ts'
import type { Feed } from '../changes/index.ts'
import { notFound } from '../core/errors.ts'
import { addressOf, type Front } from '../core/front.ts'
import type { Log } from '../core/log.ts'
import { isObject } from '../core/record.ts'
import type { AppEnv, Router } from '../core/routes.ts'
import type { Reader } from '../db/index.ts'
import { cors } from './cors.ts'
import { admit, observe } from './entrance.ts'
import { eventRoutes } from './events.ts'
import { healthRoutes } from './health.ts'
import type { Metrics } from './metrics.ts'
import { operationRoutes } from './operation.ts'
import { pageRoutes } from './page.ts'
import { answerProblem } from './problem.ts'

export interface AppParts {
  access: Access
  throttle: Throttle
  feed: Feed
  db: Reader
  log: Log
  front: Front
  metrics: Metrics
  listensOnLoopback: boolean
  /** Origins whose pages may use this server. */
  corsOrigins: readonly string[]
  version: string
  /** The routes of each domain; they stand under /api/v1. */
  routes: Router[]
  /** Translations for the clients of other systems, under the paths that those ask. */
  facades: Router[]
}

/** Their bodies are files. */
const STREAMED: ReadonlySet<string> = new Set(['/api/v1/catalog/import', '/api/models/upload', '/api/v1/uploads'])
const isStreamed = (path: string): boolean => STREAMED.has(path) || path.startsWith('/api/v1/uploads/')

/** Lists that stand at the root as well, for clients of specification 1; a browser gets the page there. */
const SHORT = ['/models', '/adapters']

const canonical = (request: Request, path: string): Request => {
  const url = new URL(request.url)
  url.pathname = `/api/v1${path}`
  return new Request(url, { headers: request.headers })
}

export type App = OpenAPIHono<AppEnv>

export function createApp(parts: AppParts): App {
  const { access, throttle, feed, db, log, metrics, front, version, routes, facades } = parts
  const corsOrigins = new Set(parts.corsOrigins)
  const app: App = new OpenAPIHono<AppEnv>()
  app.onError((error, c) => {
    const address = () => addressOf(c.req.raw.headers, socketAddressOf(c), front)
    return answerProblem(c, throttle.judge(error, address), log)
  })
  app.notFound((c) => answerProblem(c, notFound('path', `${c.req.method} ${c.req.path}`), log))
  app.use(observe(log, metrics, () => feed.revision))
  if (corsOrigins.size > 0) app.use(cors(corsOrigins))
  // Behind a proxy every name that it answers to leads here.
  const isLocal = parts.listensOnLoopback && !front.trustsProxy
  app.use(admit({ access, front, isLocal, corsOrigins, isStreamed }))
  for (const router of [...routes, eventRoutes(feed)]) app.route('/api/v1', router)
  for (const router of [healthRoutes(db, feed), ...facades]) app.route('/', router)
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.get('/openapi.json', (c) => c.json(openApiDocument(app, version)))
  app.route(
    '/',
    operationRoutes({ metrics, listensOnLoopback: isLocal, document: () => openApiDocument(app, version) }),
  )
  app.route('/', pageRoutes())
  for (const path of SHORT)
    app.get(path, (c) => {
      c.set('isRelayed', true)
      return app.fetch(canonical(c.req.raw, path), c.env)
    })
  return app
}

/** None where a request did not come over a socket, as in tests. */
const socketAddressOf = (c: Context<AppEnv>): string | undefined =>
  isObject(c.env) && 'incoming' in c.env ? getConnInfo(c).remote.address : undefined

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
