// Every error that reaches the top becomes an answer here; one that nobody foresaw is logged whole and told in brief.
import { HTTPException } from 'hono/http-exception'
import { getPath } from 'hono/utils/url'
import { messageOf, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { problemOf } from '../core/problem.ts'
import { answer, type Visit } from '../core/routes.ts'
import type { Problem } from '../core/schema.ts'
import { asOutage } from '../db/index.ts'

export function answerProblem(request: Request, visit: Visit, error: unknown, log: Log): Response {
  const known = asRosterError(error)
  if (known) return send(request, visit, problemOf(known), known.retryAfter)
  const { requestId } = visit
  const outage = asOutage(error)
  if (outage) {
    log.warn({ request_id: requestId }, `${outage.message}: ${messageOf(error)}`)
    return send(request, visit, problemOf(outage), outage.retryAfter)
  }
  log.error({ err: error, request_id: requestId }, 'A request failed for a reason that Roster does not know')
  const message = `Something went wrong in the server; its log tells more under the request id ${requestId}`
  return send(request, visit, problemOf({ code: 'unavailable', message, errors: [] }, 500))
}

/** What libraries throw for a request that they cannot read is the request's fault as well. */
function asRosterError(error: unknown): RosterError | undefined {
  if (error instanceof RosterError) return error
  if (error instanceof HTTPException && error.status < 500) return new RosterError('invalid', error.message)
  if (error instanceof URIError) return new RosterError('invalid', 'The path has a percent escape that means nothing')
  return undefined
}

/** Whether a path is one that OpenAI's clients ask. */
export const isForOpenAi = (path: string): boolean => path.startsWith('/v1/')

/** Whether a path is one of specification 3's functions. */
export const isFunction = (path: string): boolean => path.startsWith('/functions/v1/')

/** Under /v1 an error also has the member that OpenAI's clients print, and under /functions specification 3's. */
function forClientOf(path: string, problem: Problem) {
  const { detail: message, code } = problem
  if (isForOpenAi(path)) return { ...problem, error: { message, type: code, param: null, code } }
  return isFunction(path) ? { ...problem, success: false } : problem
}

function send(request: Request, visit: Visit, problem: Problem, retryAfter?: number): Response {
  const challenge = problem.status === 401 ? { 'www-authenticate': 'Bearer realm="roster"' } : {}
  const later = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  const headers = { 'content-type': 'application/problem+json', ...challenge, ...later }
  return answer(visit, JSON.stringify(forClientOf(getPath(request), problem)), problem.status, headers)
}
