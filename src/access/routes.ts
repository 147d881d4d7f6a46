// The routes of signing in and out.

import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { requireRole } from '../core/actor.ts'
import { type Front, schemeOf } from '../core/front.ts'
import { type AppEnv, newRouter } from '../core/routes.ts'
import { type Access, SESSION_SECONDS } from './access.ts'
import * as contract from './contract.ts'

const COOKIE = 'roster_session'

/** The secret of the session, from all cookies that a browser sent. */
export const sessionOf = (cookies: string | undefined): string | undefined =>
  cookies === undefined ? undefined : parse(cookies, COOKIE)[COOKIE]

export const signInPath = (code: string): string => `/sign-in#${code}`

export function accessRoutes(access: Access, front: Front) {
  const keep = (c: Context<AppEnv>, secret: string) =>
    setCookie(c, COOKIE, secret, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: schemeOf(c.req.raw.headers, front) === 'https',
      path: '/',
      maxAge: SESSION_SECONDS,
    })

  return newRouter()
    .openapi(contract.readSession, (c) => c.json({ actor: c.env.actor.id, role: c.env.actor.role }, 200))
    .openapi(contract.signIn, async (c) => {
      const credentials = c.req.valid('json')
      const signedIn =
        'code' in credentials ? access.signInByCode(credentials.code) : access.signInByToken(credentials.token)
      const secret = await signedIn
      keep(c, secret)
      const { id, role } = await access.identify({ authorization: undefined, session: secret })
      return c.json({ actor: id, role }, 200)
    })
    .openapi(contract.signOut, async (c) => {
      const secret = sessionOf(c.req.header('cookie'))
      if (secret) await access.signOut(secret)
      deleteCookie(c, COOKIE, { path: '/' })
      return c.body(null, 204)
    })
    .openapi(contract.createSignInLink, (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json({ path: signInPath(access.newSignInCode()) }, 201)
    })
}
