// What an installed model is: weights that lie whole in the library of this server, or where another program keeps them.
import { createRoute, z } from '@hono/zod-openapi'
import { BaseModelName, ModelFacts, Source, SourceFile } from '../catalog/contract.ts'
import { body, Flag, json, NOT_MODIFIED, paging, problems } from '../core/contract.ts'
import { isObject, keysOf, record } from '../core/record.ts'
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

/** A switch as people type it; `?dry_run=1` is how this one is asked for. */
const Switch = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => /^(true|1)$/.test(value))

const DiskUsage = z
  .object({
    total_bytes: z.int().min(0).describe('Sizes of installed files'),
    by_folder: z.record(z.string(), z.int()),
    partial_bytes: z.int().min(0).describe('What half-arrived files take'),
    free_bytes: z.int().nullable(),
  })
  .openapi('DiskUsage')
export type DiskUsage = z.infer<typeof DiskUsage>

const LibraryList = z
  .object({ models: z.array(InstalledModel), disk: DiskUsage, next_cursor: z.string().nullable() })
  .openapi('LibraryList')

export const LibraryQuery = z.strictObject({
  type: z.enum(MODEL_TYPES).optional(),
  family: z.string().optional(),
  base_model: z.string().optional(),
  status: z.enum(INSTALLED_STATUSES).optional(),
  adopted: Flag.optional().describe('Only what was adopted in place, or only what was not'),
  q: z.string().max(200).optional().describe('Words that the id, name, path or base model contain'),
  ...paging,
})
export type LibraryQuery = z.infer<typeof LibraryQuery>

const READ_ONLY = record(keysOf(InstalledModel.shape), () => z.unknown().optional())

const CORRECTED: readonly string[] = ['name', 'type', 'family', 'base_model']
/** What a correction may repeat and not change. */
export const SET_BY_SERVER = keysOf(InstalledModel.shape).filter((field) => !CORRECTED.includes(field))

export const LibraryPatch = z
  .strictObject({
    ...READ_ONLY,
    name: Name.optional(),
    type: z.enum(MODEL_TYPES).optional(),
    family: Text(200).nullish(),
    base_model: orNull(BaseModelName).optional(),
  })
  .openapi('LibraryPatch')
export type LibraryPatch = z.infer<typeof LibraryPatch>

const Removal = z
  .object({
    id: Slug,
    name: Name,
    files: z.array(
      z.object({
        path: z.string(),
        freed_bytes: z.int().describe('0 for a link, and for one of several names of a file'),
        is_there: z.boolean(),
      }),
    ),
    freed_bytes: z.int(),
    keeps_files: z.boolean().describe('Whether it is only forgotten, and its files stay where they are'),
    deletes_model: z.boolean().describe('Whether its row in the catalog goes as well: a scan alone had made it'),
    in_use: z.array(z.string()).describe('Why it would be refused'),
  })
  .openapi('LibraryRemoval')
export type Removal = z.infer<typeof Removal>

export const RemovalQuery = z.strictObject({
  dry_run: Switch.default(false).describe('Say what would be removed, and remove nothing'),
  force: Switch.default(false).describe('Although an installed model needs it'),
  files: z
    .enum(['keep', 'remove'])
    .optional()
    .describe('`remove` unless it was adopted in place; then only `files=remove` touches files'),
})
export type RemovalQuery = z.infer<typeof RemovalQuery>

const libraryPath = z.object({ id: z.string() })
const tags = ['Library']

export const listLibrary = createRoute({
  method: 'get',
  path: '/library',
  tags,
  summary: 'List installed models by id, with the room that they take',
  request: { query: LibraryQuery },
  responses: { 200: json(LibraryList, 'Installed models'), ...NOT_MODIFIED, ...problems(400, 401) },
})

export const readInstalled = createRoute({
  method: 'get',
  path: '/library/{id}',
  tags,
  summary: 'Read one installed model',
  request: { params: libraryPath },
  responses: { 200: json(InstalledModel, 'The installed model'), ...problems(401, 404) },
})

export const patchInstalled = createRoute({
  method: 'patch',
  path: '/library/{id}',
  tags,
  summary: 'Rename an installed model or correct what it is; no scan changes that again',
  request: { params: libraryPath, body: body(LibraryPatch) },
  responses: { 200: json(InstalledModel, 'As it is now'), ...problems(400, 401, 403, 404, 413) },
})

export const removeInstalled = createRoute({
  method: 'delete',
  path: '/library/{id}',
  tags,
  summary: 'Remove an installed model and its files',
  request: { params: libraryPath, query: RemovalQuery },
  responses: {
    200: json(Removal, 'With `dry_run`: what would be removed'),
    204: { description: 'Removed' },
    ...problems(400, 401, 403, 404, 409),
  },
})

export const unlockInstalled = createRoute({
  method: 'post',
  path: '/library/{id}/unlock',
  tags,
  summary: 'Release a quarantined model although it is dangerous to load',
  request: { params: libraryPath },
  responses: { 200: json(InstalledModel, 'As it is now'), ...problems(401, 403, 404, 409) },
})
