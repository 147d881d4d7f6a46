// How files are hashed again, and how far that is.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../../core/contract.ts'
import { Slug, Time } from '../../core/schema.ts'

const VERIFY_STATUSES = ['idle', 'running', 'paused', 'completed', 'cancelled'] as const

export const VerifyRequest = z
  .strictObject({
    ids: z.array(Slug).max(100_000).nullable().default(null).describe('Every installed model without it'),
  })
  .openapi('VerifyRequest')
export type VerifyRequest = z.infer<typeof VerifyRequest>

export const Verification = z
  .object({
    id: z.uuid().nullable(),
    status: z.enum(VERIFY_STATUSES),
    models_total: z.int(),
    models_done: z.int(),
    bytes_total: z.int(),
    bytes_done: z.int(),
    speed: z.number().nullable().describe('Bytes per second; null unless it is running'),
    eta: z.int().nullable().describe('Seconds; null unless it can be told'),
    current: z.object({ id: Slug, path: z.string() }).nullable().describe('The file that is being hashed'),
    ok: z.int(),
    corrupt: z.int(),
    missing: z.int(),
    problems: z.array(z.object({ id: Slug, path: z.string(), detail: z.string() })).describe('The first 100'),
    started_at: Time.nullable(),
    ended_at: Time.nullable(),
  })
  .openapi('Verification')
export type Verification = z.infer<typeof Verification>

const tags = ['Library']
const started = { 202: json(Verification, 'How far it is; it goes on in the background') }
const now = { 200: json(Verification, 'How far it is now'), ...problems(401, 403, 409) }

export const startVerify = createRoute({
  method: 'post',
  path: '/library/verify',
  tags,
  summary: 'Hash the files of installed models again, in the background and one after another',
  request: { body: body(VerifyRequest) },
  responses: { ...started, ...problems(400, 401, 403, 404, 413) },
})

export const verifyOne = createRoute({
  method: 'post',
  path: '/library/{id}/verify',
  tags,
  summary: 'Hash the files of one installed model again, before any that wait',
  request: { params: z.object({ id: z.string() }) },
  responses: { ...started, ...problems(401, 403, 404) },
})

export const readVerify = createRoute({
  method: 'get',
  path: '/library/verify',
  tags,
  summary: 'How far the verification is, or how the last one went',
  responses: { 200: json(Verification, 'The running or last verification of this server'), ...problems(401) },
})

export const pauseVerify = createRoute({
  method: 'post',
  path: '/library/verify/pause',
  tags,
  summary: 'Stop reading until it is resumed, also over a restart',
  responses: now,
})

export const resumeVerify = createRoute({
  method: 'post',
  path: '/library/verify/resume',
  tags,
  summary: 'Go on where it was paused',
  responses: now,
})

export const cancelVerify = createRoute({
  method: 'post',
  path: '/library/verify/cancel',
  tags,
  summary: 'Stop; what has been verified stays so',
  responses: now,
})
