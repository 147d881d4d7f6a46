// Whether upstreams have something newer, and which models they know files to be.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../../core/contract.ts'
import { Slug, Time } from '../../core/schema.ts'
import { MODEL_TYPES } from '../../vocabulary/index.ts'

const Update = z.object({
  id: Slug,
  name: z.string(),
  current: z.string().nullable().describe('The revision that is installed'),
  revision: z.string().describe('The newest one'),
  version: z.string().nullable().describe('Its name'),
  is_newer: z.boolean().describe('Whether there is something to fetch that is not here'),
  changes: z.array(
    z.object({
      path: z.string(),
      change: z.enum(['changed', 'removed']),
      sha256: z.string().nullable(),
      size: z.int().nullable(),
    }),
  ),
  url: z.string(),
})

export const UpdateCheck = z
  .object({
    status: z.enum(['idle', 'running', 'completed']),
    models_total: z.int().describe('Installed models that came from somewhere that can be asked'),
    models_done: z.int(),
    updates: z.array(Update).describe('By id; also those of which there is nothing newer'),
    errors: z.array(z.object({ id: Slug, detail: z.string() })).describe('What is known of these stays'),
    started_at: Time.nullable(),
    ended_at: Time.nullable(),
  })
  .openapi('UpdateCheck')
export type UpdateCheck = z.infer<typeof UpdateCheck>

const MatchRequest = z
  .strictObject({
    apply: z.boolean().default(false).describe('Keep where they come from, and what nobody knew or chose'),
  })
  .openapi('MatchRequest')

const Matched = z.object({
  id: Slug,
  sha256: z.string(),
  civitai_model: z.int(),
  civitai_version: z.int(),
  url: z.string(),
  name: z.string(),
  type: z.enum(MODEL_TYPES),
  base_model: z.string().nullable(),
  trigger_words: z.array(z.string()),
})
export type Matched = z.infer<typeof Matched>

export const MatchReport = z
  .object({
    matches: z.array(Matched),
    asked: z.int().describe('Models whose hashes were sent'),
    without_hash: z.int().describe('Models that have to be verified first'),
    applied: z.int(),
  })
  .openapi('MatchReport')
export type MatchReport = z.infer<typeof MatchReport>

const tags = ['Library']

export const startUpdateCheck = createRoute({
  method: 'post',
  path: '/library/updates',
  tags,
  summary: 'Ask where installed models came from whether there is something newer',
  responses: { 202: json(UpdateCheck, 'The check, which goes on in the background'), ...problems(401, 403) },
})

export const readUpdateCheck = createRoute({
  method: 'get',
  path: '/library/updates',
  tags,
  summary: 'What the last update check found',
  responses: { 200: json(UpdateCheck, 'The running or last check of this server'), ...problems(401) },
})

export const matchLibrary = createRoute({
  method: 'post',
  path: '/library/match',
  tags,
  summary: 'Ask CivitAI which models the installed files are, by their hashes in one request',
  request: { body: body(MatchRequest) },
  responses: { 200: json(MatchReport, 'What CivitAI knows'), ...problems(400, 401, 403, 413, 502, 503) },
})
