// A router whose requests are checked by their contract before a handler sees them.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Actor } from './actor.ts'
import { invalidFields } from './errors.ts'

export interface AppEnv {
  Variables: { actor: Actor; requestId: string }
}
export type Router = OpenAPIHono<AppEnv>

const WHAT = { json: 'The body', query: 'The query', param: 'The path', header: 'The headers' } as const

export const newRouter = (): Router =>
  new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (!result.success) throw invalidFields(result.error.issues, WHAT[result.target as keyof typeof WHAT])
    },
  })
