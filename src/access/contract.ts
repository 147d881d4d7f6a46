// Signing in and out, and who one is.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../core/contract.ts'

const Session = z.object({ actor: z.string(), role: z.enum(['none', 'public', 'user', 'admin']) }).openapi('Session')

const tags = ['Access']

export const readSession = createRoute({
  method: 'get',
  path: '/session',
  tags,
  summary: 'Who the caller is',
  responses: { 200: json(Session, 'The caller'), ...problems(401) },
})

export const signIn = createRoute({
  method: 'post',
  path: '/session',
  tags,
  summary: 'Sign a browser in by the code of a link or by any bearer token, with which the session ends; sets a cookie',
  request: { body: body(z.union([z.strictObject({ code: z.string() }), z.strictObject({ token: z.string() })])) },
  responses: { 200: json(Session, 'The caller is signed in'), ...problems(400, 401, 413) },
})

export const signOut = createRoute({
  method: 'delete',
  path: '/session',
  tags,
  summary: 'Sign this browser out',
  responses: { 204: { description: 'Signed out' } },
})

export const createSignInLink = createRoute({
  method: 'post',
  path: '/sign-in-links',
  tags,
  summary: 'Make a link that signs one browser in, once',
  responses: {
    201: json(z.object({ path: z.string() }), 'The path of the link on this server'),
    ...problems(401, 403),
  },
})
