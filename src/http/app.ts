// The assembly: every route under its path, every request through the same entrance, every error as a problem.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Access, Throttle } from '../access/index.ts'
import { notFound } from '../core/errors.ts'
import { addressOf, type Front } from '../core/front.ts'
import type { Log } from '../core/log.ts'
import type { AppEnv, Router, Visit } from '../core/routes.ts'
import { FunctionProblem, OpenAiProblem } from '../core/schema.ts'
import type { Reader } from '../db/index.ts'
import { MEBIBYTE } from './body.ts'
import { cors } from './cors.ts'
import { admit, type Handle, observe, refuse } from './entrance.ts'
import { withEntrance } from './entrance-problems.ts'
import { eventRoutes, type News } from './events.ts'
import { healthRoutes } from './health.ts'
import { endWithCredentials } from './live.ts'
import type { Metrics } from './metrics.ts'
import { operationRoutes } from './operation.ts'
import { pageRoutes, readPage } from './page.ts'
import { answerProblem } from './problem.ts'

export interface AppParts extends News {
  access: Access
  throttle: Throttle
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

/** Pictures come in the body of a chat, as base64. */
const LARGE: ReadonlySet<string> = new Set(['/v1/chat/completions', '/v1/embeddings'])
const mostBytes = (path: string): number => (LARGE.has(path) ? 64 : 1) * MEBIBYTE

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
  // Behind a proxy every name that it answers to leads here.
  const isLocal = parts.listensOnLoopback && !front.trustsProxy
  const app: App = new OpenAPIHono<AppEnv>()
  const answerError = (request: Request, visit: Visit, error: unknown) => {
    const address = () => addressOf(request.headers, visit.incoming?.socket.remoteAddress, front)
    return answerProblem(request, visit, throttle.judge(error, address), log)
  }
  const page = readPage()
  app.onError((error, c) => answerError(c.req.raw, c.env, error))
  app.notFound((c) => page?.(c) ?? answerError(c.req.raw, c.env, notFound('path', `${c.req.method} ${c.req.path}`)))
  for (const router of [...routes, eventRoutes(parts)]) app.route('/api/v1', router)
  for (const router of [healthRoutes(db, feed), ...facades]) app.route('/', router)
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.register('OpenAiProblem', OpenAiProblem)
  app.openAPIRegistry.register('FunctionProblem', FunctionProblem)
  app.route(
    '/',
    operationRoutes({ metrics, listensOnLoopback: isLocal, document: () => openApiDocument(app, version) }),
  )
  app.route('/', pageRoutes())
  const answerByRoute: Handle = app.fetch
  for (const path of SHORT) app.get(path, (c) => page?.(c) ?? answerByRoute(canonical(c.req.raw, path), c.env))
  const entrance = { access, front, isLocal, corsOrigins, isStreamed, mostBytes }
  const enter = refuse(admit(entrance, endWithCredentials(access, answerByRoute)), answerError)
  // Around the routes, and no layer of the library's own: each of those takes a promise.
  app.fetch = observe(log, metrics, () => feed.revision, corsOrigins.size > 0 ? cors(corsOrigins, enter) : enter)
  return app
}

export const openApiDocument = (app: App, version: string) =>
  withEntrance(
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Roster',
        version,
        description: 'One registry and manager for every AI model that you run.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      security: [{ token: [] }, {}],
    }),
  )
