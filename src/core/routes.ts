// A router whose requests are checked by their contract before a handler sees them, and how the most asked answer.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor } from './actor.ts'
import { invalidFields } from './errors.ts'

export interface AppEnv {
  Variables: {
    actor: Actor
    requestId: string
    /** What every answer carries: security headers, the request's id, the catalog's revision. */
    headers: Readonly<Record<string, string>>
    /** Whether the answer has them already. */
    isComplete: boolean
    /** Whether another path of this server gave the answer, which has counted it. */
    isRelayed: boolean
  }
}
export type Router = OpenAPIHono<AppEnv>

const WHAT = { json: 'The body', query: 'The query', param: 'The path', header: 'The headers' } as const

export const newRouter = (): Router =>
  new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (!result.success) throw invalidFields(result.error.issues, WHAT[result.target as keyof typeof WHAT])
    },
  })

/**
 * Like `c.body`, at half its cost: headers that never become a `Headers` object go out as they are. Those that every
 * answer carries are among them already.
 */
export function answer(
  c: Context<AppEnv>,
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  c.set('isComplete', true)
  return new Response(body, { status, headers: { ...c.get('headers'), ...headers } })
}
