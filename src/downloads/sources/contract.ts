// What can be downloaded, as it is asked for, and the plan of it, as it is answered.
import { z } from '@hono/zod-openapi'
import { Source, SourceFile } from '../../catalog/contract.ts'
import { Slug, Text } from '../../core/schema.ts'
import { Identified } from '../../library/identify/contract.ts'
import { MODEL_TYPES, SOURCE_TYPES } from '../../vocabulary/index.ts'

const Pasted = z.strictObject({
  text: Text(4096)
    .min(1, 'must not be empty')
    .describe('A page, file or name of Hugging Face or CivitAI, a direct address, or an absolute path on the server'),
  files: z.array(Text(1024).min(1)).max(1000).default([]).describe('Paths, or patterns in which * stands for anything'),
})

const Typed = z.strictObject({
  type: z.enum(SOURCE_TYPES).exclude(['upload']),
  repo: Text(200).nullable().default(null).describe('"owner/name" on Hugging Face; the number of a model on CivitAI'),
  revision: Text(200).nullable().default(null).describe('Branch, tag or commit; the number of a version on CivitAI'),
  files: Pasted.shape.files,
  url: Text(4096).nullable().default(null),
  path: Text(4096).nullable().default(null).describe('Of a file or folder on the machine of the server'),
})

export const DownloadSource = z.union([Pasted, Typed]).openapi('DownloadSource')
export type DownloadSource = z.infer<typeof DownloadSource>

const PlanFile = z.object({
  ...SourceFile.shape,
  verdict: z.enum(['safe', 'unsafe', 'pending', 'unknown']).describe("What the upstream's own scan says"),
  verdict_detail: z.string().nullable(),
})

export const DownloadPlan = z
  .object({
    source: Source.describe('Pinned: the commit or version, and the hash of each file'),
    model: z.object({
      display_name: z.string(),
      model_key: z.string(),
      hf_model_id: z.string().nullable(),
      version: z.string().nullable(),
      description: z.string().nullable(),
      tags: z.array(z.string()),
      type: z.enum(MODEL_TYPES),
      family: z.string().nullable(),
      base_model: z.string().nullable(),
      gated: z.boolean(),
      trigger_words: z.array(z.string()),
    }),
    files: z.array(PlanFile),
    total_bytes: z.int().nullable(),
    free_bytes: z.int().describe('Of the disk that models go to'),
    fits: z.boolean().nullable().describe('null where the upstream does not tell every size'),
    is_unsafe: z.boolean().describe('Whether it is fetched only with "confirm_unsafe": true'),
    gate: z
      .object({ code: z.enum(['gated', 'unauthorized']), message: z.string(), url: z.string() })
      .nullable()
      .describe('What keeps the files from this token, and where it is opened'),
    identified: z.union([Identified, z.null()]).describe('What the main weights are, as their header tells'),
    companions: z.array(z.object({ part: z.string(), model_id: Slug.nullable(), reason: z.string() })),
    warnings: z.array(z.string()),
    page: z.string().nullable(),
    models_total: z.int().describe('More than one where a path holds several: a scan of it adopts each by itself'),
  })
  .openapi('DownloadPlan')
export type DownloadPlan = z.infer<typeof DownloadPlan>
