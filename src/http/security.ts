// Headers that tell a browser what it may do with an answer.
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../core/routes.ts'

/** The page loads only what this server sends, and stands in nobody's frame. Styles are inlined by its components. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('content-security-policy', PAGE_POLICY)
  await next()
}
