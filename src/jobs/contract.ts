// What a job is, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../core/contract.ts'
import { OpenObject, orNull, Text, Time } from '../core/schema.ts'
import { Cost, Resolution, ResolveRequest } from '../resolve/contract.ts'

export const JOB_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** Why a job or one attempt of it ended without a result; the documentation says of each what to do. */
const JOB_ERRORS = [
  'not_configured',
  'unauthorized',
  'refused',
  'rate_limited',
  'failed',
  'cancelled',
  'upstream',
  'network',
  'timeout',
  'blocked_address',
  'too_large',
  'not_found',
  'interrupted',
] as const

const JobError = z.object({ code: z.enum(JOB_ERRORS), message: z.string() })
export type JobError = z.infer<typeof JobError>

const JobAttempt = z.object({
  provider_id: z.string(),
  model_id: z.string(),
  started_at: Time,
  ended_at: Time.nullable(),
  error: orNull(JobError),
})
export type JobAttempt = z.infer<typeof JobAttempt>

const JobFile = z.object({ url: z.string(), content_type: z.string().nullable(), size_bytes: z.int().nullable() })

export const JobOutput = z.union([
  z.object({ text: z.string() }),
  z.object({ files: z.array(JobFile) }),
  z.object({ embedding: z.array(z.number()) }),
])
export type JobOutput = z.infer<typeof JobOutput>

const JobUsage = z.object({
  input_tokens: z.number().nullable().describe('With cached ones'),
  cached_input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  images: z.number().nullable(),
  seconds: z.number().nullable().describe('Of the media made, or of computing where that has the price'),
})

export const Job = z
  .object({
    id: z.uuid(),
    status: z.enum(JOB_STATUSES),
    model_id: z.string().describe('The one that is used in the end'),
    provider_id: z.string(),
    resolution: Resolution,
    input: OpenObject,
    output: orNull(JobOutput),
    error: orNull(JobError),
    quality_rating: z.int().nullable(),
    usage: JobUsage,
    cost: Cost,
    attempts: z.array(JobAttempt),
    progress: z.number().min(0).max(100).nullable().describe('Per cent; null where the provider does not tell'),
    progress_text: z.string().nullable().describe('What it does now, or the text that has come so far'),
    created_at: Time,
    started_at: Time.nullable(),
    completed_at: Time.nullable(),
    created_by: z.string().nullable(),
  })
  .openapi('Job')
export type Job = z.infer<typeof Job>

export const JobCreate = ResolveRequest.extend({
  runnable_only: z.literal(true, 'is always true for a job').nullish(),
}).openapi('JobCreate')
export type JobCreate = z.infer<typeof JobCreate>

const IdempotencyKey = z.object({
  'idempotency-key': Text(255)
    .min(1, 'must not be empty')
    .optional()
    .describe('The same key within 24 hours is answered with the same job'),
})

const JobRating = z
  .strictObject({ quality_rating: z.int('must be a whole number').min(1, 'must be 1 to 5').max(5, 'must be 1 to 5') })
  .openapi('JobRating')

const MOST = 1000
const JobQuery = z.strictObject({
  status: z.enum(JOB_STATUSES).optional(),
  model: Text(512).optional().describe('Id of the model that was used'),
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, `must be from 1 to ${MOST}`)
    .max(MOST, `must be from 1 to ${MOST}`)
    .default(MOST)
    .describe(`At most this many; ${MOST} without it`),
  cursor: z.uuid('must be the next_cursor of another page').optional().describe('`next_cursor` of the page before'),
})
export type JobQuery = z.infer<typeof JobQuery>

const JobList = z.object({ jobs: z.array(Job), next_cursor: z.string().nullable() }).openapi('JobList')

const tags = ['Jobs']
const request = { params: z.object({ id: z.string() }) }

export const createJob = createRoute({
  method: 'post',
  path: '/jobs',
  tags,
  summary: 'Resolve a request, and let its provider do it',
  description: 'Refused at once where a limit is exceeded or no model can be called; nothing is queued then.',
  request: { body: body(JobCreate), headers: IdempotencyKey },
  responses: {
    202: json(Job, 'The job, queued; or the one that this Idempotency-Key was given for'),
    ...problems(400, 401, 403, 404, 409, 413),
  },
})

export const listJobs = createRoute({
  method: 'get',
  path: '/jobs',
  tags,
  summary: 'List jobs, newest first: one’s own, and for an admin all',
  request: { query: JobQuery },
  responses: { 200: json(JobList, 'A page of jobs'), ...problems(400, 401, 403) },
})

export const readJob = createRoute({
  method: 'get',
  path: '/jobs/{id}',
  tags,
  summary: 'Read one job',
  request,
  responses: { 200: json(Job, 'The job as it is now'), ...problems(401, 403, 404) },
})

export const followJob = createRoute({
  method: 'get',
  path: '/jobs/{id}/events',
  tags,
  summary: 'Follow one job by server-sent events; each is the job, the last its final state',
  request,
  responses: {
    200: { description: 'Events named `job`', content: { 'text/event-stream': { schema: Job } } },
    ...problems(401, 403, 404),
  },
})

export const cancelJob = createRoute({
  method: 'post',
  path: '/jobs/{id}/cancel',
  tags,
  summary: 'Stop a job, also at its provider where that can be told',
  request,
  responses: { 200: json(Job, 'The job, cancelled'), ...problems(401, 403, 404, 409) },
})

export const rateJob = createRoute({
  method: 'put',
  path: '/jobs/{id}/rating',
  tags,
  summary: 'Say how good the result of a completed job is; a later rating stands for an earlier one',
  request: { ...request, body: body(JobRating) },
  responses: { 200: json(Job, 'The job with its rating'), ...problems(400, 401, 403, 404, 409, 413) },
})
