// How a scan is asked for, and how far it is.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../../core/contract.ts'
import { Text, Time } from '../../core/schema.ts'

export const SCAN_KINDS = ['auto', 'folder', 'comfyui', 'huggingface-cache', 'ollama'] as const
export type ScanKind = Exclude<(typeof SCAN_KINDS)[number], 'auto'>

const SCAN_STATUSES = ['idle', 'running', 'completed', 'failed', 'cancelled'] as const

export const ScanRequest = z
  .strictObject({
    path: Text(4096)
      .nullable()
      .default(null)
      .describe('An absolute folder, adopted in place; MODELS_DIR and every adopted folder without it'),
    kind: z.enum(SCAN_KINDS).default('auto'),
  })
  .openapi('ScanRequest')
export type ScanRequest = z.infer<typeof ScanRequest>

export const Scan = z
  .object({
    id: z.uuid().nullable(),
    status: z.enum(SCAN_STATUSES),
    path: z.string().nullable(),
    files_seen: z.int().describe('Files that have been looked at'),
    files_total: z.int().nullable().describe('null until the folders have been walked'),
    added: z.int().describe('Models that were not known'),
    changed: z.int(),
    missing: z.int().describe('Models whose files are gone since the last scan'),
    errors: z.array(z.object({ path: z.string(), detail: z.string() })).describe('The first 100'),
    errors_total: z.int(),
    started_at: Time.nullable(),
    ended_at: Time.nullable(),
  })
  .openapi('Scan')
export type Scan = z.infer<typeof Scan>

const tags = ['Library']

export const startScan = createRoute({
  method: 'post',
  path: '/library/scan',
  tags,
  summary: 'Look through folders for models: headers are read, nothing is hashed, moved or changed',
  request: { body: body(ScanRequest) },
  responses: { 202: json(Scan, 'The scan, which goes on in the background'), ...problems(400, 401, 403, 409, 413) },
})

export const readScan = createRoute({
  method: 'get',
  path: '/library/scan',
  tags,
  summary: 'How far the scan is, or how the last one went',
  responses: { 200: json(Scan, 'The running or last scan of this server'), ...problems(401) },
})
