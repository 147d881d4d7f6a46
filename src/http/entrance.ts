// What happens to every request around its route: an id and a log line; then the checks of host, origin, caller, body.
import { getPath } from 'hono/utils/url'
import { type Access, sessionOf } from '../access/index.ts'
import type { Actor } from '../core/actor.ts'
import { RosterError } from '../core/errors.ts'
import { type Front, hostOf, schemeOf } from '../core/front.ts'
import type { Log } from '../core/log.ts'
import type { Visit } from '../core/routes.ts'
import { readJsonBody } from './body.ts'
import { headerOf } from './header.ts'
import type { Metrics } from './metrics.ts'
import { checkHost, isForeign } from './origin.ts'
import { answerHeaders } from './security.ts'

/** Answers at once where it can: a promise, and its turn of the event loop, takes longer than most routes. */
export type Answering = Response | Promise<Response>
/** What a socket gives with a request; nothing in a test that asks without one. */
type Arrived = Partial<Pick<Visit, 'incoming'>>
/** One layer around the routes, or the routes themselves. */
export type Handle = (request: Request, visit: Visit) => Answering

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
export function observe(log: Log, metrics: Metrics, revision: () => number, next: Handle) {
  const prefix = Math.random().toString(36).slice(2, 8)
  let count = 0

  const finish = (request: Request, visit: Visit, response: Response, started: number): Response => {
    const { status } = response
    if (!visit.isComplete) complete(response, { ...visit.headers, 'x-roster-revision': String(revision()) })
    const took = performance.now() - started
    metrics.observe(request.method, visit.route, status, took)
    const isQuiet = status < 400 && isRead(request)
    if (isQuiet && !log.isLevelEnabled('debug')) return response
    const ms = Math.round(took * 10) / 10
    const { requestId: request_id, actor } = visit
    const line = { request_id, method: request.method, path: getPath(request), status, ms, actor: actor.id }
    log[isQuiet ? 'debug' : 'info'](line)
    return response
  }

  return (request: Request, { incoming }: Arrived = {}): Answering => {
    const started = performance.now()
    const given = headerOf(request, incoming, 'x-request-id')
    const requestId = given && FOREIGN_ID.test(given) ? given : `${prefix}-${(++count).toString(36)}`
    const visit: Visit = {
      requestId,
      actor: NOBODY,
      incoming,
      json: undefined,
      headers: answerHeaders(requestId, revision()),
      isComplete: false,
      route: undefined,
    }
    const response = next(request, visit)
    return response instanceof Promise
      ? response.then((answered) => finish(request, visit, answered, started))
      : finish(request, visit, response, started)
  }
}

const isRead = (request: Request): boolean => READS.has(request.method) || QUESTIONS.has(getPath(request))

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
  /** How many bytes of JSON a path takes. */
  mostBytes: (path: string) => number
}

/** Lets nobody in who may not be here, and no body that cannot be read. */
export function admit({ access, front, isLocal, corsOrigins, isStreamed, mostBytes }: Entrance, next: Handle): Handle {
  const write = (request: Request, visit: Visit, origin: string | undefined, isInvited: boolean) => {
    if (!isInvited) refuseForeign(request.headers, origin, front)
    const path = getPath(request)
    if (isStreamed(path)) return next(request, visit)
    return readJsonBody(request, visit.incoming, mostBytes(path)).then((json) => {
      visit.json = json
      return next(request, visit)
    })
  }
  return (request, visit) => {
    const { incoming } = visit
    checkHost(headerOf(request, incoming, 'host'), isLocal)
    if (request.url.includes('%')) checkEscapes(getPath(request))
    const origin = headerOf(request, incoming, 'origin')
    const isInvited = origin !== undefined && corsOrigins.has(origin)
    // An invited page brings its own token. The cookie is this server's page's alone (CWE-352).
    const session = isInvited ? undefined : sessionOf(headerOf(request, incoming, 'cookie'))
    const caller = access.identify({ authorization: headerOf(request, incoming, 'authorization'), session })
    const enter = (actor: Actor) => {
      visit.actor = actor
      return READS.has(request.method) ? next(request, visit) : write(request, visit, origin, isInvited)
    }
    return caller instanceof Promise ? caller.then(enter) : enter(caller)
  }
}

/** @throws URIError for an escape that means nothing; a router would take it for text. */
function checkEscapes(path: string): void {
  if (path.includes('%')) decodeURIComponent(path)
}

/** Whatever goes wrong becomes an answer. */
export function refuse(next: Handle, answerOf: (request: Request, visit: Visit, error: unknown) => Response): Handle {
  return (request, visit) => {
    try {
      const response = next(request, visit)
      return response instanceof Promise ? response.catch((error) => answerOf(request, visit, error)) : response
    } catch (error) {
      return answerOf(request, visit, error)
    }
  }
}

/** @throws RosterError `forbidden` for a write that a page of another site sends through a browser. */
function refuseForeign(headers: Headers, origin: string | undefined, front: Front): void {
  const site = headers.get('sec-fetch-site') ?? undefined
  if (origin === undefined && site === undefined) return
  if (isForeign({ origin, site, host: hostOf(headers, front), scheme: schemeOf(headers, front) }))
    throw new RosterError('forbidden', `A page of another site (${origin ?? site}) may not change this server`)
}
