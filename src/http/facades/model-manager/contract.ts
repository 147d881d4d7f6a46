// Specification 2 as it is printed: models that can be had, and their downloads, in camelCase.
import { createRoute, z } from '@hono/zod-openapi'
import { BaseModelName } from '../../../catalog/contract.ts'
import { body, Flag, json, problems } from '../../../core/contract.ts'
import { LongText, NAME_LENGTH, Name, Slug, Text, Time } from '../../../core/schema.ts'
import { DOWNLOAD_ERRORS, DOWNLOAD_STATUSES, Token } from '../../../downloads/contract.ts'
import { MODEL_TYPES, SOURCE_TYPES } from '../../../vocabulary/index.ts'

const tags = ['Facade: model manager']

const CatalogEntry = z
  .object({
    id: z.string(),
    name: z.string(),
    family: z.string().nullable(),
    baseModel: z.string().nullable(),
    type: z.enum(MODEL_TYPES),
    description: z.string().nullable(),
    version: z.string().nullable(),
    tags: z.array(z.string()),
    sourceType: z.enum(SOURCE_TYPES).nullable(),
    huggingfaceRepo: z.string().nullable(),
    huggingfaceFiles: z.array(z.string()),
    civitaiUrl: z.string().nullable(),
    url: z.string().nullable(),
    gated: z.boolean().describe('Whether it wants a token'),
    sizeBytes: z.int().nullable(),
    sizeIsEstimate: z.boolean(),
    installed: z.boolean(),
    jobId: z.string().nullable().describe('The download that it is on its way by'),
  })
  .openapi('CatalogEntry')
export type CatalogEntry = z.infer<typeof CatalogEntry>

export const CatalogEntries = z.object({ models: z.array(CatalogEntry) }).openapi('CatalogEntries')

export const CatalogQuery = z.strictObject({
  view: z.literal('catalog').optional(),
  type: z.enum(MODEL_TYPES).optional(),
  family: z.string().max(NAME_LENGTH).optional(),
  search: z.string().max(NAME_LENGTH).optional().describe('Words that the name, id, description or a tag contain'),
  installed: Flag.optional(),
})
export type CatalogQuery = z.infer<typeof CatalogQuery>

const SHA256 = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be a SHA-256 as 64 hex digits')

export const CustomModel = z
  .strictObject({
    id: Slug.optional(),
    name: Name,
    type: z.enum(MODEL_TYPES),
    sourceType: z.enum(['huggingface', 'civitai', 'url']),
    huggingfaceRepo: Text(200).min(1, 'must not be empty').optional(),
    huggingfaceFiles: z.array(Text(1024).min(1, 'must not be empty')).max(1000).optional(),
    huggingfaceRevision: Text(200).min(1, 'must not be empty').optional(),
    civitaiUrl: Text(4096).min(1, 'must not be empty').optional(),
    url: Text(4096).min(1, 'must not be empty').optional(),
    family: Text(200).nullish(),
    baseModel: BaseModelName.nullish(),
    version: Text(200).nullish(),
    description: LongText.nullish(),
    tags: z.array(Text(100)).max(100).optional(),
    sha256: SHA256.optional().describe('The file is refused where it has another; for a model of one file'),
  })
  .openapi('CustomModel')
export type CustomModel = z.infer<typeof CustomModel>

export const createCustomModel = createRoute({
  method: 'post',
  path: '/api/models',
  tags,
  summary: 'Add a model that can be downloaded from a repository, a page or an address of its own',
  request: { body: body(CustomModel) },
  responses: { 201: json(CatalogEntry, 'The model as it was added'), ...problems(400, 401, 403, 409, 413) },
})

const DownloadWish = z
  .strictObject({
    modelId: Slug,
    huggingfaceToken: Token.nullish(),
    civitaiToken: Token.nullish(),
    force: z.boolean().optional().describe('Fetch again what is installed'),
  })
  .openapi('DownloadWish')

export const startJob = createRoute({
  method: 'post',
  path: '/api/models/download',
  tags,
  summary: "Bring a model's files here",
  request: { body: body(DownloadWish) },
  responses: {
    202: json(z.object({ jobId: z.string() }), 'The job; the same for a model that is on its way already'),
    ...problems(400, 401, 403, 404, 409, 413),
  },
})

const DownloadJob = z
  .object({
    id: z.string(),
    modelId: z.string(),
    status: z.enum(DOWNLOAD_STATUSES),
    progress: z.number(),
    downloadedBytes: z.int(),
    totalBytes: z.int().nullable(),
    speed: z.number().nullable(),
    eta: z.int().nullable(),
    files: z.array(
      z.object({
        path: z.string(),
        size: z.int().nullable(),
        downloadedBytes: z.int(),
        sha256: z.string().nullable(),
        status: z.enum(DOWNLOAD_STATUSES),
      }),
    ),
    error: z.object({ code: z.enum(DOWNLOAD_ERRORS), message: z.string() }).nullable(),
    createdAt: Time,
    updatedAt: Time,
  })
  .openapi('DownloadJob')
export type DownloadJob = z.infer<typeof DownloadJob>

const jobPath = { params: z.object({ jobId: z.string() }) }

export const readJob = createRoute({
  method: 'get',
  path: '/api/models/download/{jobId}',
  tags,
  summary: 'How far a download is',
  request: jobPath,
  responses: { 200: json(DownloadJob, 'The job as it is now'), ...problems(401, 404) },
})

export const cancelJob = createRoute({
  method: 'delete',
  path: '/api/models/download/{jobId}',
  tags,
  summary: 'Cancel a download and delete what had arrived; the job stays readable for 7 days',
  request: jobPath,
  responses: { 204: { description: 'Cancelled' }, ...problems(401, 403, 404, 409) },
})
