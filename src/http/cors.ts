// Answers pages of the origins that were named, and no others, and none with a cookie (Fetch Standard, 3.2).
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../core/routes.ts'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const MAY_SEND =
  'authorization, content-type, if-match, if-none-match, idempotency-key, last-event-id, x-request-id, ' +
  'tus-resumable, upload-length, upload-metadata, upload-offset, upload-checksum, x-http-method-override'
const MAY_READ =
  'etag, location, retry-after, www-authenticate, x-request-id, x-roster-revision, x-roster-model, ' +
  'tus-resumable, tus-version, tus-extension, upload-offset, upload-length, upload-metadata, upload-expires, upload-complete'
const PREFLIGHT_SECONDS = '600'

export function cors(origins: ReadonlySet<string>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { headers } = c.req.raw
    const origin = headers.get('origin')
    const isAllowed = origin !== null && origins.has(origin)
    if (isAllowed && c.req.method === 'OPTIONS' && headers.has('access-control-request-method'))
      return c.body(null, 204, {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': MAY_SEND,
        'access-control-max-age': PREFLIGHT_SECONDS,
        vary: 'Origin',
      })
    await next()
    // For the others too: what a cache keeps for one origin must not be given to another.
    c.res.headers.append('vary', 'Origin')
    if (!isAllowed) return
    c.res.headers.set('access-control-allow-origin', origin)
    c.res.headers.set('access-control-expose-headers', MAY_READ)
  }
}
