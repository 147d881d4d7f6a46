// What an installed model is: weights that lie whole in the library of this server.
import { z } from '@hono/zod-openapi'
import { ModelFacts, Source, SourceFile } from '../catalog/contract.ts'
import { Name, OpenObject, Slug, Text, Time } from '../core/schema.ts'
import { MODEL_TYPES } from '../vocabulary/index.ts'

/** `ok`: the hash is known and right. `unverified`: there is none yet. */
const INSTALLED_STATUSES = ['ok', 'unverified', 'missing', 'corrupt', 'quarantined'] as const

const InstalledModel = z
  .object({
    id: Slug.describe('Id of the model'),
    name: Name,
    type: z.enum(MODEL_TYPES),
    family: Text(200).nullable(),
    base_model: Text(200).nullable(),
    path: Text(4096).describe('Its folder, relative to MODELS_DIR'),
    files: z.array(SourceFile).describe('Paths relative to MODELS_DIR'),
    size_bytes: z.int().min(0),
    source: Source.nullable(),
    identified: OpenObject.nullable(),
    installed_at: Time,
    verified_at: Time.nullable(),
    status: z.enum(INSTALLED_STATUSES),
  })
  .openapi('InstalledModel')

/** An installed model together with what rebuilds its row in the catalog. */
export const LibraryEntry = z.object({ ...InstalledModel.shape, model: ModelFacts.nullable() })
export type LibraryEntry = z.infer<typeof LibraryEntry>
