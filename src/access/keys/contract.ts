// API keys, and how they are made, listed and revoked.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, paging, problems } from '../../core/contract.ts'
import { Text, Time } from '../../core/schema.ts'

const NAME_MAXIMUM = 100

/** It stands in the audit log and in logs, so it may not look like anything else there. */
const KeyName = Text(NAME_MAXIMUM)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._@/-]*$/u,
    'must be letters, digits, spaces and "._@/-", beginning with a letter or digit',
  )
  .describe('Who or what uses it; no two keys have the same')

const KeyRole = z.enum(['user', 'admin'])

const key = {
  id: z.string(),
  name: z.string(),
  role: KeyRole,
  prefix: z.string().describe('How the secret begins, to tell keys apart'),
  created_by: z.string(),
  created_at: Time,
  expires_at: Time.nullable(),
  last_used_at: Time.nullable().describe('Within some minutes'),
}

export const Key = z.object(key).openapi('Key')
export type Key = z.infer<typeof Key>

const NewKey = z
  .object({ ...key, secret: z.string().describe('The bearer token. It is shown this once and kept nowhere') })
  .openapi('NewKey')

export const KeyCreate = z
  .strictObject({
    name: KeyName,
    role: KeyRole.default('user'),
    expires_at: Time.nullable().default(null).describe('When it stops being good; never where null'),
  })
  .openapi('KeyCreate')
export type KeyCreate = z.infer<typeof KeyCreate>

const KeyList = z.object({ keys: z.array(Key), next_cursor: z.string().nullable() }).openapi('KeyList')

const tags = ['Access']

export const listKeys = createRoute({
  method: 'get',
  path: '/keys',
  tags,
  summary: 'List API keys, by name',
  request: { query: z.strictObject(paging) },
  responses: { 200: json(KeyList, 'Keys, without their secrets'), ...problems(400, 401, 403) },
})

export const createKey = createRoute({
  method: 'post',
  path: '/keys',
  tags,
  summary: 'Make an API key; its secret is shown this once',
  request: { body: body(KeyCreate) },
  responses: { 201: json(NewKey, 'The key with its secret'), ...problems(400, 401, 403, 409, 413) },
})

export const revokeKey = createRoute({
  method: 'delete',
  path: '/keys/{id}',
  tags,
  summary: 'Revoke an API key on every server, and sign out who signed in by it',
  request: { params: z.object({ id: Text(128) }) },
  responses: { 204: { description: 'Revoked' }, ...problems(400, 401, 403, 404) },
})
