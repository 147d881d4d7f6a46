// What a download is, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { BaseModelName } from '../catalog/contract.ts'
import { body, json, paging, problems } from '../core/contract.ts'
import { LongText, Name, Slug, Text, Time } from '../core/schema.ts'
import { MODEL_TYPES } from '../vocabulary/index.ts'
import { DownloadPlan, DownloadSource } from './sources/contract.ts'

export const DOWNLOAD_STATUSES = [
  'queued',
  'downloading',
  'verifying',
  'completed',
  'failed',
  'cancelled',
  'paused',
  'needs_token',
] as const
export type DownloadStatus = (typeof DOWNLOAD_STATUSES)[number]

/** Why a download ended; the documentation says of each what to do. */
export const DOWNLOAD_ERRORS = [
  'gated',
  'unauthorized',
  'not_found',
  'rate_limited',
  'size_mismatch',
  'hash_mismatch',
  'not_a_model_file',
  'disk_full',
  'not_writable',
  'blocked_address',
  'upstream',
  'network',
] as const
export type DownloadErrorCode = (typeof DOWNLOAD_ERRORS)[number]

const DownloadFile = z.object({
  path: z.string(),
  size: z.int().nullable(),
  downloaded_bytes: z.int(),
  sha256: z.string().nullable(),
  status: z.enum(DOWNLOAD_STATUSES),
})
export type DownloadFile = z.infer<typeof DownloadFile>

export const Download = z
  .object({
    id: z.uuid(),
    model_id: Slug,
    status: z.enum(DOWNLOAD_STATUSES),
    progress: z.number().min(0).max(100).describe('Per cent; never goes back'),
    downloaded_bytes: z.int(),
    total_bytes: z.int().nullable().describe('null until the upstream has told it'),
    speed: z.number().nullable().describe('Bytes per second; null unless bytes are arriving'),
    eta: z.int().nullable().describe('Seconds; null unless it can be told'),
    retry_at: Time.nullable().describe(
      'When it goes on, while it waits because the upstream asked it to or failed; null while it is at work',
    ),
    files: z.array(DownloadFile),
    error: z.object({ code: z.enum(DOWNLOAD_ERRORS), message: z.string() }).nullable(),
    created_at: Time,
    updated_at: Time,
  })
  .openapi('Download')
export type Download = z.infer<typeof Download>

/** It becomes part of a header. */
export const Token = Text(4096)
  .min(1, 'must not be empty')
  .regex(/^[\x21-\x7e]*$/, 'must be one word of letters, digits and signs, as the site shows it')
  .describe('Held in memory for this download alone; of a signed address, that address as it is now')

/** What a person says of the model; it stands above what its source says. */
const StatedModel = z
  .strictObject({
    display_name: Name,
    description: LongText.nullable(),
    tags: z.array(Text(100)).max(100),
    type: z.enum(MODEL_TYPES),
    family: Text(200).nullable(),
    base_model: BaseModelName.nullable(),
  })
  .partial()
export type StatedModel = z.infer<typeof StatedModel>

export const DownloadCreate = z
  .strictObject({
    model_id: Slug.optional(),
    source: DownloadSource.optional().describe('Instead of a model: a new one is made of what comes from there'),
    model: StatedModel.optional().describe('With a source: what stands above that which the source says of its model'),
    token: Token.nullish(),
    force: z.boolean().default(false).describe('Fetch again what is installed'),
    confirm_unsafe: z.boolean().default(false).describe('Fetch it although the scan of its own site calls it unsafe'),
  })
  .refine(({ model_id, source }) => (model_id === undefined) !== (source === undefined), {
    path: ['model_id'],
    error: 'or source says what to bring: one of the two is required',
  })
  .refine(({ model, source }) => model === undefined || source !== undefined, {
    path: ['model'],
    error: 'belongs to a source; a model that is known is changed at /api/v1/models',
  })
  .openapi('DownloadCreate')
export type DownloadWish = Partial<z.infer<typeof DownloadCreate>>

const DownloadResume = z
  .strictObject({ token: Token.nullish().describe('Instead of the one that it was asked for with') })
  .openapi('DownloadResume')

const DownloadRetry = z
  .strictObject({
    token: Token.nullish().describe('Instead of the one that it was asked for with'),
    accept_sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, 'must be a SHA-256 as 64 hex digits')
      .optional()
      .describe('After hash_mismatch: takes the file with this hash as it is, although the upstream states another'),
  })
  .openapi('DownloadRetry')

const DownloadMove = z
  .strictObject({
    before: z.string().nullish().describe('Another download that waits; null for behind all others'),
    position: z.int().min(1).optional().describe('Its place among those that wait; 1 is next'),
  })
  .refine(({ before, position }) => (before === undefined) !== (position === undefined), {
    path: ['before'],
    error: 'or position says where it goes: one of the two',
  })
  .openapi('DownloadMove')
export type DownloadMove = z.infer<typeof DownloadMove>

const DownloadList = z
  .object({
    downloads: z.array(Download),
    queue: z.array(z.uuid()).describe('All that wait, the next one first'),
    next_cursor: z.string().nullable(),
  })
  .openapi('DownloadList')

/** As people type it: `?plan=1`. */
const Switch = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => /^(true|1)$/.test(value))

const downloadPath = z.object({ id: z.string() })
const tags = ['Downloads']

export const startDownload = createRoute({
  method: 'post',
  path: '/downloads',
  tags,
  summary: "Bring a model's files here",
  description: 'With `?plan=1` nothing is started: the answer is what would be brought.',
  request: { body: body(DownloadCreate), query: z.strictObject({ plan: Switch.optional() }) },
  responses: {
    200: json(
      z.union([Download, DownloadPlan]),
      'The model is on its way already, and a token that was given wakes it; or the plan that was asked for',
    ),
    201: json(Download, 'The download that was started'),
    ...problems(400, 401, 403, 404, 409, 413, 429, 502, 507),
  },
})

export const listDownloads = createRoute({
  method: 'get',
  path: '/downloads',
  tags,
  summary: 'List downloads, oldest first',
  request: { query: z.strictObject(paging) },
  responses: {
    200: json(DownloadList, 'Those on their way and those that ended in the last 7 days'),
    ...problems(400, 401),
  },
})

export const readDownload = createRoute({
  method: 'get',
  path: '/downloads/{id}',
  tags,
  summary: 'Read one download',
  request: { params: downloadPath },
  responses: { 200: json(Download, 'The download as it is now'), ...problems(401, 404) },
})

const one = (description: string) => ({ 200: json(Download, description), ...problems(401, 403, 404, 409) })
const path = { params: downloadPath }
const optionalBody = <Schema extends z.ZodType>(schema: Schema) => ({ ...body(schema), required: false })

export const followDownload = createRoute({
  method: 'get',
  path: '/downloads/{id}/events',
  tags,
  summary: 'Follow one download by server-sent events; each is the download, the last its final state',
  request: path,
  responses: {
    200: { description: 'Events named `download`', content: { 'text/event-stream': { schema: Download } } },
    ...problems(401, 404),
  },
})

export const pauseDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/pause',
  tags,
  summary: 'Stop a download and keep what has arrived',
  request: path,
  responses: one('The download, paused'),
})

export const resumeDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/resume',
  tags,
  summary: 'Let a download that is paused, or waits for a token, go on where it stood',
  request: { ...path, body: optionalBody(DownloadResume) },
  responses: { ...one('The download, in the queue again'), ...problems(400, 413) },
})

export const retryDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/retry',
  tags,
  summary: 'Try a failed download again; what had arrived is not fetched again',
  request: { ...path, body: optionalBody(DownloadRetry) },
  responses: { ...one('The download, in the queue again'), ...problems(400, 413) },
})

export const moveDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/move',
  tags,
  summary: 'Give a download that waits another place in the queue',
  request: { ...path, body: body(DownloadMove) },
  responses: { ...one('The download'), ...problems(400, 413) },
})

export const cancelDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/cancel',
  tags,
  summary: 'Stop a download and delete what had arrived of it; it stays readable for 7 days',
  request: path,
  responses: one('The download, cancelled'),
})
