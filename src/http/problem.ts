// Every error as RFC 9457 problem+json; the one place that knows which status a code becomes.
import { STATUS_CODES } from 'node:http'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorCode, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { AppEnv } from '../core/routes.ts'
import type { Problem } from '../core/schema.ts'

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 400,
  limit_exceeded: 400,
  not_a_model_file: 400,
  blocked_address: 400,
  unauthenticated: 401,
  unauthorized: 401,
  forbidden: 403,
  gated: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  rate_limited: 429,
  upstream: 502,
  network: 502,
  size_mismatch: 502,
  hash_mismatch: 502,
  unavailable: 503,
  not_writable: 507,
  disk_full: 507,
}

export function answerProblem(c: Context<AppEnv>, error: unknown, log: Log): Response {
  const known = asRosterError(error)
  if (known) return send(c, STATUS[known.code], known)
  log.error({ err: error, request_id: c.var.requestId }, 'A request failed for a reason that Roster does not know')
  const detail = `Something went wrong in the server; its log tells more under the request id ${c.var.requestId}`
  return send(c, 500, { code: 'unavailable', message: detail, errors: [] })
}

/** What libraries throw for a request that they cannot read is the request's fault as well. */
function asRosterError(error: unknown): RosterError | undefined {
  if (error instanceof RosterError) return error
  if (error instanceof HTTPException && error.status < 500) return new RosterError('invalid', error.message)
  if (error instanceof URIError) return new RosterError('invalid', 'The path has a percent escape that means nothing')
  return undefined
}

function send(
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  { code, message, errors }: Pick<RosterError, 'code' | 'message' | 'errors'>,
): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(errors.length > 0 && { errors: [...errors] }),
  }
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer realm="roster"' } : {}
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json', ...challenge })
}
