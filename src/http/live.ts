// Live news ends with the credentials that it was opened by: whoever was signed out or lost a key hears no more.
import { type Access, sessionOf, WrongCredentials } from '../access/index.ts'
import type { Actor } from '../core/actor.ts'
import type { Visit } from '../core/routes.ts'
import type { Handle } from './entrance.ts'

const CHECK_MS = 3000

/** Live news has paths that end so. */
const isLive = ({ path }: Visit): boolean => path.endsWith('/events')

export function endWithCredentials(access: Access, next: Handle): Handle {
  return (request, visit) => {
    if (!isLive(visit)) return next(request, visit)
    return Promise.resolve(next(request, visit)).then((response) => ending(access, request, visit, response))
  }
}

function ending(access: Access, { headers }: Request, { actor }: Visit, response: Response): Response {
  const { body } = response
  if (!body || !isSignedIn(actor) || !response.headers.get('content-type')?.startsWith('text/event-stream'))
    return response
  const credentials = {
    authorization: headers.get('authorization') ?? undefined,
    session: sessionOf(headers.get('cookie') ?? undefined),
  }
  const isStillGood = async () => {
    try {
      const now = await access.identify(credentials)
      return now.id === actor.id && now.role === actor.role
    } catch (error) {
      // Who cannot be asked now, such as an issuer that is down, has taken nothing back.
      return !(error instanceof WrongCredentials)
    }
  }
  return new Response(endable(body, isStillGood), response)
}

const isSignedIn = ({ role }: Actor): boolean => role === 'user' || role === 'admin'

/** The same stream, which ends once `isStillGood` says no. */
function endable(source: ReadableStream<Uint8Array>, isStillGood: () => Promise<boolean>): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  let timer: NodeJS.Timeout | undefined
  return new ReadableStream<Uint8Array>({
    start() {
      timer = setInterval(async () => {
        // A read that waits comes to its end by it.
        if (!(await isStillGood())) await reader.cancel()
      }, CHECK_MS).unref()
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (!done) return controller.enqueue(value)
      clearInterval(timer)
      controller.close()
    },
    cancel(reason) {
      clearInterval(timer)
      return reader.cancel(reason)
    },
  })
}
