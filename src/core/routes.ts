// A router whose requests are checked by their contract before a handler sees them, and how the most asked answer.
import type { IncomingMessage } from 'node:http'
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context, Handler } from 'hono'
import { routePath } from 'hono/route'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { invalidFields } from './errors.ts'
import { type Body, plainResponse, setLine } from './response.ts'

/** What is known of a request before its route sees it, and what its route tells of it. */
export interface Visit {
  requestId: string
  /** Where the request leads, as routes go by it: escapes are read. */
  path: string
  actor: Actor
  /** The request as it came over its socket. */
  incoming: IncomingMessage | undefined
  /** The body of a write, where it is JSON. */
  json: unknown
  /** Lines that every answer carries: security headers, the request's id, the catalog's revision. */
  lines: string[]
  /** Whether the answer has them already. */
  isComplete: boolean
  /** The pattern of the route that answered; undefined where none did. */
  route: string | undefined
}
export interface AppEnv {
  Bindings: Visit
}
export type Router = OpenAPIHono<AppEnv>

/** A part of a request: what it is called, where it is read. */
const PARTS = {
  param: { what: 'The path', read: ({ req }: Context<AppEnv>) => req.param() },
  query: { what: 'The query', read: readQuery },
  header: { what: 'The headers', read: ({ req }: Context<AppEnv>) => req.header() },
  json: { what: 'The body', read: ({ env }: Context<AppEnv>) => env.json },
} as const
type Part = keyof typeof PARTS

/**
 * A router that checks a request whole, in one step before its handler; the library's own way takes a layer and several
 * turns of the event loop for each part, together more than most answers take.
 */
export function newRouter(): Router {
  const router: Router = new OpenAPIHono<AppEnv>()
  const add = (route: RouteConfig & { hide?: boolean }, handle: Handler<AppEnv>): Router => {
    if (!route.hide) router.openAPIRegistry.registerPath(route)
    const schemas = schemasOf(route)
    return router.on(route.method, route.path.replaceAll(/{(.+?)}/g, ':$1'), (c, next) => {
      c.env.route = routePath(c)
      for (const [part, schema] of schemas) check(c, part, schema, PARTS[part].read(c))
      return handle(c, next)
    }) as Router
  }
  router.openapi = add as Router['openapi']
  return router
}

function schemasOf({ request = {} }: RouteConfig): [Part, z.ZodType][] {
  const content = request.body?.content['application/json']
  const json = content && 'schema' in content ? content.schema : undefined
  const schemas = { param: request.params, query: request.query, header: request.headers, json }
  return Object.entries(schemas).filter((entry): entry is [Part, z.ZodType] => isSchema(entry[1]))
}

const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && 'safeParse' in value

/** @throws RosterError `invalid` with every bad field of this part. */
function check(c: Context<AppEnv>, part: Part, schema: z.ZodType, value: unknown): void {
  const { data, error } = schema.safeParse(value)
  if (error) throw invalidFields(error.issues, PARTS[part].what)
  c.req.addValidatedData(part, data as object)
}

/** A parameter that stands once is text, one that stands several times a list. */
function readQuery({ req }: Context<AppEnv>): Record<string, string | string[]> {
  const entries = Object.entries(req.queries())
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]))
}

/** Like `c.body`, at a part of its cost: headers are lines from the first, those that every answer carries among them. */
export function answer(visit: Visit, body: Body, status: number, headers: Readonly<Record<string, string>>): Response {
  visit.isComplete = true
  for (const name in headers) setLine(visit.lines, name, headers[name] ?? '')
  return plainResponse(body, status, visit.lines)
}
