// Answers pages of the origins that were named, and no others, and none with a cookie (Fetch Standard, 3.2).
import { answer } from '../core/routes.ts'
import type { Handle } from './entrance.ts'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const MAY_SEND =
  'authorization, content-type, if-match, if-none-match, idempotency-key, last-event-id, x-request-id, ' +
  // As a client of Supabase sends them.
  'apikey, x-client-info, x-region, ' +
  'tus-resumable, upload-length, upload-metadata, upload-offset, upload-checksum, x-http-method-override'
const MAY_READ =
  'etag, location, retry-after, www-authenticate, x-request-id, x-roster-revision, x-roster-model, ' +
  'tus-resumable, tus-version, tus-extension, upload-offset, upload-length, upload-metadata, upload-expires, upload-complete'
const PREFLIGHT_SECONDS = '600'

export function cors(origins: ReadonlySet<string>, next: Handle): Handle {
  return async (request, visit) => {
    const { headers } = request
    const origin = headers.get('origin')
    const isAllowed = origin !== null && origins.has(origin)
    if (isAllowed && request.method === 'OPTIONS' && headers.has('access-control-request-method'))
      return answer(visit, null, 204, {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': MAY_SEND,
        'access-control-max-age': PREFLIGHT_SECONDS,
        vary: 'Origin',
      })
    const response = await next(request, visit)
    // For the others too: what a cache keeps for one origin must not be given to another.
    response.headers.append('vary', 'Origin')
    if (!isAllowed) return response
    response.headers.set('access-control-allow-origin', origin)
    response.headers.set('access-control-expose-headers', MAY_READ)
    return response
  }
}
