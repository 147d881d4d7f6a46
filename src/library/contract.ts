// What an installed model is: weights that lie whole in the library of this server, or where another program keeps them.
import { z } from '@hono/zod-openapi'
import { ModelFacts, Source, SourceFile } from '../catalog/contract.ts'
import { isObject } from '../core/record.ts'
import { Name, orNull, Slug, Text, Time } from '../core/schema.ts'
import { MODEL_TYPES } from '../vocabulary/index.ts'
import { Identified } from './identify/contract.ts'

export const INSTALLED_STATUSES = ['ok', 'unverified', 'missing', 'corrupt', 'quarantined'] as const
export type InstalledStatus = (typeof INSTALLED_STATUSES)[number]

const fields = {
  id: Slug.describe('Id of the model'),
  name: Name,
  type: z.enum(MODEL_TYPES),
  family: Text(200).nullable(),
  base_model: Text(200).nullable(),
  path: Text(4096).describe('Its folder, relative to MODELS_DIR; absolute where it was adopted in place'),
  files: z.array(SourceFile).describe('Paths relative to MODELS_DIR; absolute where they were adopted in place'),
  size_bytes: z.int().min(0),
  source: orNull(Source),
  installed_at: Time,
  verified_at: Time.nullable(),
  status: z
    .enum(INSTALLED_STATUSES)
    .describe(
      'ok: its hash is known and right; unverified: none is known yet; missing: files are gone; corrupt: truncated or wrong; quarantined: dangerous to load',
    ),
}

export const InstalledModel = z
  .object({
    ...fields,
    identified: orNull(Identified),
    adopted_from: Text(4096).nullable().describe('The folder of another program that it was found in'),
    unlocked: z.boolean().describe('Whether somebody released it although it is dangerous'),
  })
  .openapi('InstalledModel')
export type InstalledModel = z.infer<typeof InstalledModel>

/** An installed model as the manifest keeps it, with what rebuilds its row in the catalog; null where that was deleted. */
export const LibraryEntry = z.object({
  ...fields,
  // Whatever version of Roster has identified it.
  identified: z.custom<Identified | null>((value) => value === null || isObject(value)).default(null),
  adopted_from: Text(4096).nullable().optional(),
  unlocked: z.boolean().optional(),
  model: orNull(ModelFacts),
})
export type LibraryEntry = z.infer<typeof LibraryEntry>
