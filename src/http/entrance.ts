// What happens to every request around its route: an id and a log line; then the checks of host, origin, caller, body.
import type { HonoRequest, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { type Access, sessionOf } from '../access/index.ts'
import type { Actor } from '../core/actor.ts'
import { RosterError } from '../core/errors.ts'
import { type Front, hostOf, schemeOf } from '../core/front.ts'
import type { Log } from '../core/log.ts'
import type { AppEnv } from '../core/routes.ts'
import { readJsonBody } from './body.ts'
import type { Metrics } from './metrics.ts'
import { checkHost, isForeign } from './origin.ts'
import { SECURITY_HEADERS } from './security.ts'

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
/** A question that is too long for a URL, so that it is asked by POST. */
const QUESTIONS: ReadonlySet<string> = new Set(['/api/v1/resolve'])
/** A request id that somebody else chose is kept, so that a request can be followed through a proxy. */
const FOREIGN_ID = /^[\w.-]{8,64}$/
const NOBODY: Actor = { id: 'anonymous', role: 'none' }

/**
 * Answers carry the request's id and the catalog's revision; writes and failures are logged, reads at level debug. All
 * are counted.
 */
export function observe(log: Log, metrics: Metrics, revision: () => number): MiddlewareHandler<AppEnv> {
  const prefix = Math.random().toString(36).slice(2, 8)
  let count = 0
  return async (c, next) => {
    const started = performance.now()
    const given = c.req.raw.headers.get('x-request-id')
    const requestId = given && FOREIGN_ID.test(given) ? given : `${prefix}-${(++count).toString(36)}`
    const headers = { ...SECURITY_HEADERS, 'x-request-id': requestId, 'x-roster-revision': String(revision()) }
    c.set('requestId', requestId)
    c.set('actor', NOBODY)
    c.set('headers', headers)
    await next()
    const { status } = c.res
    if (!c.get('isComplete')) complete(c.res, { ...headers, 'x-roster-revision': String(revision()) })
    const took = performance.now() - started
    if (!c.get('isRelayed')) metrics.observe(c.req.method, routePath(c), status, took)
    const isQuiet = status < 400 && isRead(c.req)
    if (isQuiet && !log.isLevelEnabled('debug')) return
    const ms = Math.round(took * 10) / 10
    const line = { request_id: requestId, method: c.req.method, path: c.req.path, status, ms, actor: c.var.actor.id }
    log[isQuiet ? 'debug' : 'info'](line)
  }
}

const isRead = ({ method, path }: HonoRequest): boolean => READS.has(method) || QUESTIONS.has(path)

function complete({ headers }: Response, all: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(all)) if (!headers.has(name)) headers.set(name, value)
}

export interface Entrance {
  access: Access
  front: Front
  /** Whether only this machine can reach this server. */
  isLocal: boolean
  /** Origins whose pages may use this server. */
  corsOrigins: ReadonlySet<string>
  /** Paths whose handlers read the body themselves, as it comes. */
  isStreamed: (path: string) => boolean
}

/** Lets nobody in who may not be here, and no body that cannot be read. */
export function admit({ access, front, isLocal, corsOrigins, isStreamed }: Entrance): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { headers } = c.req.raw
    checkHost(headers.get('host') ?? undefined, isLocal)
    // Throws for an escape that means nothing; a router would take it for text.
    if (c.req.path.includes('%')) decodeURIComponent(c.req.path)
    const origin = headers.get('origin') ?? undefined
    const isInvited = origin !== undefined && corsOrigins.has(origin)
    // An invited page brings its own token. The cookie is this server's page's alone (CWE-352).
    const session = headers.has('cookie') && !isInvited ? sessionOf(c) : undefined
    const caller = access.identify({ authorization: headers.get('authorization') ?? undefined, session })
    c.set('actor', caller instanceof Promise ? await caller : caller)
    if (!READS.has(c.req.method)) {
      if (!isInvited) refuseForeign(headers, origin, front)
      if (!isStreamed(c.req.path)) await readJsonBody(c)
    }
    return next()
  }
}

/** @throws RosterError `forbidden` for a write that a page of another site sends through a browser. */
function refuseForeign(headers: Headers, origin: string | undefined, front: Front): void {
  const site = headers.get('sec-fetch-site') ?? undefined
  if (isForeign({ origin, site, host: hostOf(headers, front), scheme: schemeOf(headers, front) }))
    throw new RosterError('forbidden', `A page of another site (${origin ?? site}) may not change this server`)
}
