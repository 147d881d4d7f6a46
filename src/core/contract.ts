// What every route of the API has in common: bodies, problems, headers, paging.
import { z } from '@hono/zod-openapi'
import { Problem } from './schema.ts'

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** What each status means, on every path. */
export const PROBLEMS = {
  400: 'The request is wrong; `errors` names each bad field',
  401: 'No credentials, or none that are valid',
  403: 'The role is not enough',
  404: 'There is no such thing',
  409: 'It conflicts with what is there',
  410: 'It was there, and has ended',
  412: '`If-Match` names another version than the present one, or a protocol another version than is spoken here',
  413: 'The body is too large',
  415: 'The content-type is none that is taken here',
  429: 'Too many wrong credentials came from there; `Retry-After` says when to try again',
  460: 'The bytes are not those of their checksum (a status of tus)',
  502: 'The upstream failed; `code` says how',
  503: 'The server cannot answer this now',
  507: 'There is no room on the disk, or it cannot be written',
} as const

/** Where a token may be wrong, too many may come, and an issuer that could tell may be down. */
const WITH_TOKENS = [429, 503] as const

/** The answers in problem+json that a route may give. */
export const problems = <Status extends keyof typeof PROBLEMS>(...statuses: Status[]) => {
  const all = statuses.some((status) => status === 401) ? new Set([...statuses, ...WITH_TOKENS]) : new Set(statuses)
  return Object.fromEntries([...all].map((status) => [status, problem(PROBLEMS[status])])) as {
    [Each in Status]: ReturnType<typeof problem>
  }
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** What a read answers when `If-None-Match` names what it would send. */
export const NOT_MODIFIED = { 304: { description: 'The caller already has this' } } as const

/** Headers of a write that may ask for the version it was made against. */
export const IfMatch = z.object({
  'if-match': z.string().optional().describe('The ETag that was read; 412 when the row has moved on'),
})

/** A switch in a query string. */
export const Flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true')

export const paging = {
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 1000')
    .max(1000, 'must be from 1 to 1000')
    .optional()
    .describe('At most this many; the whole list without it'),
  cursor: z.string().max(2000).optional().describe('`next_cursor` of the page before'),
}
