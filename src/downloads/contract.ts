// What a download is, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, paging, problems } from '../core/contract.ts'
import { Slug, Text, Time } from '../core/schema.ts'

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
    files: z.array(DownloadFile),
    error: z.object({ code: z.enum(DOWNLOAD_ERRORS), message: z.string() }).nullable(),
    created_at: Time,
    updated_at: Time,
  })
  .openapi('Download')
export type Download = z.infer<typeof Download>

export const DownloadCreate = z
  .strictObject({
    model_id: Slug,
    token: Text(500).min(1, 'must not be empty').nullish().describe('Held in memory for this download alone'),
    force: z.boolean().default(false).describe('Fetch again what is installed'),
  })
  .openapi('DownloadCreate')
export type DownloadCreate = z.input<typeof DownloadCreate>

const DownloadList = z
  .object({ downloads: z.array(Download), next_cursor: z.string().nullable() })
  .openapi('DownloadList')

const downloadPath = z.object({ id: z.string() })
const tags = ['Downloads']

export const startDownload = createRoute({
  method: 'post',
  path: '/downloads',
  tags,
  summary: "Bring a model's files here",
  request: { body: body(DownloadCreate) },
  responses: {
    200: json(Download, 'The model is on its way already; a token that was given wakes it'),
    201: json(Download, 'The download that was started'),
    ...problems(400, 401, 403, 404, 409, 413),
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

export const cancelDownload = createRoute({
  method: 'post',
  path: '/downloads/{id}/cancel',
  tags,
  summary: 'Stop a download and delete what had arrived of it',
  request: { params: downloadPath },
  responses: { 200: json(Download, 'The download, cancelled'), ...problems(401, 403, 404, 409) },
})
