// What may be said of a file that is uploaded, and how an upload that can go on later is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { BaseModelName } from '../catalog/contract.ts'
import { json, paging, problems } from '../core/contract.ts'
import { LongText, Name, orNull, Slug, Text, Time } from '../core/schema.ts'
import { MODEL_TYPES } from '../vocabulary/index.ts'

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/i, 'must be a SHA-256 as 64 hex digits')

/** What a person says of the file; it stands above what the file says of itself. */
export const StatedFacts = z.strictObject({
  id: Slug.optional().describe('Of the model; made from the name where it is not given'),
  name: Name.optional().describe('Of the model; made from the name of the file where it is not given'),
  type: z.enum(MODEL_TYPES).optional(),
  family: Text(200).min(1, 'must not be empty').optional(),
  base_model: BaseModelName.optional(),
  description: LongText.optional(),
  sha256: SHA256.toLowerCase().optional().describe('The file is refused where it has another'),
})
export type StatedFacts = z.infer<typeof StatedFacts>

const { base_model: baseModel, ...otherFacts } = StatedFacts.shape

/** The same as a form in camelCase says it. */
export const FormFacts = z
  .strictObject({ ...otherFacts, baseModel })
  .transform(({ baseModel: base_model, ...facts }): StatedFacts => ({ ...facts, ...(base_model && { base_model }) }))

const STATUSES = ['receiving', 'verifying', 'completed', 'failed'] as const

export const Upload = z
  .object({
    id: z.uuid(),
    status: z.enum(STATUSES),
    file_name: z.string(),
    offset: z.int().min(0).describe('Bytes that have arrived'),
    size_bytes: z.int().min(0),
    model_id: Slug.nullable().describe('The model that it became; null until then'),
    error: orNull(z.object({ code: z.string(), message: z.string() })),
    created_at: Time,
    updated_at: Time,
    expires_at: Time.describe('When it is forgotten, and what has arrived of it removed'),
  })
  .openapi('Upload')
export type Upload = z.infer<typeof Upload>

const path = '/uploads'
const onePath = '/uploads/{id}'
const tags = ['Uploads']
const params = z.object({ id: z.string().describe('Of the upload') })
const tusHeaders = (names: Record<string, string>) =>
  z.object(
    Object.fromEntries(Object.entries(names).map(([name, what]) => [name, z.string().optional().describe(what)])),
  )
const TUS = 'By the protocol tus 1.0 for uploads that can be resumed, as its clients speak it. '

export const listUploads = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List uploads that can go on and those that have ended lately, oldest first',
  request: { query: z.strictObject(paging) },
  responses: {
    200: json(
      z.object({ uploads: z.array(Upload), next_cursor: z.string().nullable() }).openapi('UploadList'),
      'Uploads',
    ),
    ...problems(400, 401, 403),
  },
})

export const tusOptions = createRoute({
  method: 'options',
  path,
  tags,
  summary: 'What of tus is spoken here',
  responses: { 204: { description: 'Tus-Version, Tus-Extension and Tus-Checksum-Algorithm say it' } },
})

export const createUpload = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Begin an upload that can go on after an interruption',
  description:
    `${TUS}Upload-Metadata takes \`filename\` (required), \`id\`, \`name\`, \`type\`, \`family\`, \`base_model\`, ` +
    '`description` and `sha256`. The body may hold the first bytes.',
  request: {
    headers: tusHeaders({
      'tus-resumable': '1.0.0',
      'upload-length': 'Bytes in all',
      'upload-metadata': 'Pairs of a key and a value in Base64, separated by commas',
    }),
  },
  responses: {
    201: { description: 'Location says where the bytes go, Upload-Expires until when' },
    ...problems(400, 401, 403, 409, 410, 412, 413, 460, 507),
  },
})

export const readUpload = createRoute({
  method: 'get',
  path: onePath,
  tags,
  summary: 'Read one upload; HEAD answers as tus says',
  description: 'Once it is a model, `Upload-Complete: ?1` and `x-roster-model` say so.',
  request: { params },
  responses: { 200: json(Upload, 'The upload'), ...problems(400, 401, 403, 404, 410, 412) },
})

export const appendUpload = createRoute({
  method: 'patch',
  path: onePath,
  tags,
  summary: 'Send bytes from an offset on; with the last of them the file becomes an installed model',
  description: TUS,
  request: {
    params,
    headers: tusHeaders({
      'tus-resumable': '1.0.0',
      'upload-offset': 'Where these bytes begin',
      'upload-checksum': '`sha256` or `sha1`, a space and the Base64 of the hash of these bytes',
    }),
    body: { content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  },
  responses: {
    204: { description: 'Upload-Offset says how far it is; with the last bytes x-roster-model names the model' },
    ...problems(400, 401, 403, 404, 409, 410, 412, 413, 415, 460, 507),
  },
})

export const removeUpload = createRoute({
  method: 'delete',
  path: onePath,
  tags,
  summary: 'End an upload and remove what has arrived; a model that it became stays',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...problems(400, 401, 403, 404, 409) },
})
