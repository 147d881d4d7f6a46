// Live news ends with the credentials that it was opened by: whoever was signed out or lost a key hears no more.
import type { MiddlewareHandler } from 'hono'
import { type Access, sessionOf, WrongCredentials } from '../access/index.ts'
import type { Actor } from '../core/actor.ts'
import type { AppEnv } from '../core/routes.ts'

/** By the name that all of it has in this API. */
export const LIVE_PATHS = ['/api/v1/events', '/api/v1/:things/:id/events'] as const

const CHECK_MS = 3000

export function endWithCredentials(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next()
    const { actor } = c.var
    const { body } = c.res
    if (!body || !isSignedIn(actor) || !c.res.headers.get('content-type')?.startsWith('text/event-stream')) return
    const credentials = { authorization: c.req.header('authorization'), session: sessionOf(c) }
    const isStillGood = async () => {
      try {
        const now = await access.identify(credentials)
        return now.id === actor.id && now.role === actor.role
      } catch (error) {
        // Who cannot be asked now, such as an issuer that is down, has taken nothing back.
        return !(error instanceof WrongCredentials)
      }
    }
    c.res = new Response(endable(body, isStillGood), c.res)
  }
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
