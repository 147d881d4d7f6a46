// What CivitAI's API answers, as far as Roster reads it. Anything may be missing: it changes without notice.
import { z } from 'zod'

const Text = z.string().nullish().catch(null)
const Id = z.int().positive()

export const CivitaiFile = z.object({
  id: Id,
  name: z.string().min(1),
  type: Text,
  /** KiB, of which bytes are a fraction. */
  sizeKB: z.number().min(0).nullish().catch(null),
  metadata: z.object({ format: Text, size: Text, fp: Text, quantType: Text }).partial().nullish().catch(null),
  pickleScanResult: Text,
  pickleScanMessage: Text,
  virusScanResult: Text,
  virusScanMessage: Text,
  hashes: z.record(z.string(), Text).nullish().catch(null),
  primary: z.boolean().nullish().catch(null),
})
export type CivitaiFile = z.infer<typeof CivitaiFile>

const Model = z.object({ name: z.string().catch('CivitAI model'), type: Text, mode: Text })

export const CivitaiVersion = z.object({
  id: Id,
  modelId: Id.optional(),
  name: z.string().catch(''),
  baseModel: Text,
  status: Text,
  publishedAt: Text,
  availability: Text,
  usageControl: Text,
  earlyAccessEndsAt: Text,
  trainedWords: z.array(z.string()).nullish().catch(null),
  model: Model.nullish().catch(null),
  files: z.array(CivitaiFile).catch([]),
})
export type CivitaiVersion = z.infer<typeof CivitaiVersion>

export const CivitaiModel = z.object({
  id: Id,
  ...Model.shape,
  tags: z.array(z.string()).nullish().catch(null),
  modelVersions: z.array(CivitaiVersion).catch([]),
})
export type CivitaiModel = z.infer<typeof CivitaiModel>

export const HashMatches = z.array(z.object({ modelVersionId: Id, modelId: Id, hash: z.string() }))
export const Me = z.object({ username: z.string().catch(''), tier: Text })
