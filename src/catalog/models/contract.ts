// What a model is, and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { body, Flag, IfMatch, json, NOT_MODIFIED, paging, problems } from '../../core/contract.ts'
import { keysOf, record } from '../../core/record.ts'
import {
  Amount,
  Count,
  Day,
  filled,
  LongText,
  NAME_LENGTH,
  Name,
  OpenObject,
  orNull,
  ProviderId,
  Slug,
  Text,
  Time,
} from '../../core/schema.ts'
import { Pricing } from '../../pricing/contract.ts'
import {
  CAPABILITIES,
  type CapabilityName,
  type CapabilityShape,
  MODALITIES,
  MODEL_TYPES,
  SOURCE_TYPES,
  TOP_LEVEL_LIMITS,
  type TopLevelLimit,
} from '../../vocabulary/index.ts'

const SHAPES = {
  count: Count,
  amount: Amount,
  flag: z.boolean('must be true or false'),
  size: z.string().regex(/^[1-9]\d{0,5}x[1-9]\d{0,5}$/, 'must be "WIDTHxHEIGHT", such as "1024x1024"'),
  words: z.array(Text(200)).max(1000),
} as const satisfies Record<CapabilityShape, z.ZodType>

const capabilityFields = record(keysOf(CAPABILITIES), (name) => SHAPES[CAPABILITIES[name].shape].nullish()) as {
  [Name in CapabilityName]: z.ZodOptional<z.ZodNullable<(typeof SHAPES)[(typeof CAPABILITIES)[Name]['shape']]>>
}

/** Known keys are typed and checked; any other key is kept as given. */
export const Capabilities = z.looseObject(capabilityFields).openapi('Capabilities')
export type Capabilities = z.infer<typeof Capabilities>

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 as 64 lower-case hex digits')

export const SourceFile = z.strictObject({
  path: Text(1024).min(1),
  size: z.int().min(0).nullable().default(null).describe('Bytes'),
  sha256: SHA256.nullable().default(null),
  id: Text(200).nullish().describe("The upstream's own number for the file, where it has one"),
})

/** Where the weights come from. */
export const Source = z
  .strictObject({
    type: z.enum(SOURCE_TYPES),
    repo: Text(200).nullable().default(null).describe('"owner/name" on Hugging Face'),
    revision: Text(200).nullable().default(null),
    url: Text(4096).nullable().default(null),
    files: z.array(SourceFile).max(10_000).default([]),
  })
  .openapi('Source')
export type Source = z.infer<typeof Source>

/** A base model's slug; of an adapter also the model or the repository that it was trained on. */
export const BaseModelName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/, 'must be a base model such as "sdxl", or a model that an adapter needs')

const Priority = z.int().min(-2_147_483_648).max(2_147_483_647)

const Companion = z.strictObject({ model_id: Slug, reason: Text(500) })

/** What a person, a data file or an import says of a model. */
const facts = {
  provider: ProviderId.describe('Id of the provider that runs it'),
  model_key: Text(512).min(1, 'must not be empty').describe("The provider's own name for it"),
  hf_model_id: Text(200).nullable().default(null),
  version: Text(200).nullable().default(null),
  display_name: Name,
  description: LongText.nullable().default(null),
  tags: z.array(Text(100)).max(100).default([]),
  modality: z.enum(MODALITIES),
  task: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be a lower-case word such as "chat" or "generation"'),
  type: z.enum(MODEL_TYPES).default('base_model'),
  family: Text(200).nullable().default(null),
  base_model: BaseModelName.nullable().default(null),
  capabilities: Capabilities.default({}),
  input_defaults: OpenObject.default({}),
  pricing: Pricing.default({}),
  endpoint_path: Text(1024).nullable().default(null),
  output_format: Text(200).nullable().default(null),
  knowledge_cutoff: Time.nullable().default(null),
  is_active: z.boolean().default(true),
  is_default: z.boolean().default(false),
  priority: Priority.default(0),
  source: orNull(Source).default(null),
  size_bytes: z.int().min(0).nullable().default(null),
  gated: z.boolean().default(false),
  companions: z.array(Companion).max(100).default([]),
  deprecation_date: Day.nullable().default(null),
}

/** A model's facts whole, each with its value or its default. */
export const ModelFacts = z.strictObject(facts)
export type ModelFacts = z.infer<typeof ModelFacts>
/** A model as it is written down, before its defaults are filled in. */
export type ModelDraft = z.input<typeof ModelFacts> & { id?: string | undefined }

const limitFields = record(TOP_LEVEL_LIMITS, (name) => capabilityFields[name]) as Pick<
  typeof capabilityFields,
  TopLevelLimit
>

export const ModelCreate = z.strictObject({ id: Slug.optional(), ...facts, ...limitFields }).openapi('ModelCreate')
export type ModelCreate = z.input<typeof ModelCreate>

/** Fields that only the server sets. They may come back unchanged, so that what was read can be put. */
export const READ_ONLY = [
  'id',
  'number',
  'uuid',
  'installed',
  'configured',
  'origin',
  'created_by',
  'created_at',
  'updated_at',
] as const

/** Any of a model's facts; null clears one to its default. What a patch leaves is checked whole, as `ModelFacts`. */
export const ModelPatch = z
  .strictObject({
    ...record(READ_ONLY, () => z.unknown().optional()),
    ...record(keysOf(facts), (name) => z.optional(orNull(filled(facts)[name]))),
    ...limitFields,
  })
  .openapi('ModelPatch')
export type ModelPatch = z.infer<typeof ModelPatch>

/** Where a model row came from. `import:litellm` names the catalog. */
export const Origin = z.string().regex(/^(built-in|person|discovered|scanned|sql|import:.+)$/)

export const Model = z
  .object({
    id: Slug,
    number: z.int().describe('Ascending; the id of the admin API under /api/admin/models'),
    uuid: z.uuid().describe('The id of the row in the table api_models'),
    ...filled(facts),
    ...record(TOP_LEVEL_LIMITS, () => z.number().nullable()),
    installed: z.boolean().describe('Whether the weights are in the library of this server'),
    configured: z.boolean().describe('Whether the provider has what it needs to be called from this server'),
    origin: Origin,
    created_by: z.uuid().nullable(),
    created_at: Time,
    updated_at: Time,
  })
  .openapi('Model')
export type Model = z.infer<typeof Model>

export const ModelList = z
  .object({
    models: z.array(Model),
    current_model: z.string().nullable(),
    next_cursor: z.string().nullable(),
    revision: z.int(),
  })
  .openapi('ModelList')
export type ModelList = z.infer<typeof ModelList>

export const ModelQuery = z.strictObject({
  modality: z.enum(MODALITIES).optional(),
  task: z.string().optional(),
  type: z.enum(MODEL_TYPES).optional(),
  family: z.string().optional(),
  base_model: z.string().optional(),
  provider: z.string().optional(),
  installed: Flag.optional(),
  active: Flag.optional(),
  q: z.string().max(NAME_LENGTH).optional().describe('Words that the id, name, key, description or a tag contain'),
  ...paging,
})
export type ModelQuery = z.infer<typeof ModelQuery>

const modelPath = z.object({ id: z.string().describe('Id, or percent-encoded model_key that one provider alone has') })
const tags = ['Models']

export const listModels = createRoute({
  method: 'get',
  path: '/models',
  tags,
  summary: 'List models in routing order',
  request: { query: ModelQuery },
  responses: { 200: json(ModelList, 'The models that the caller may see'), ...NOT_MODIFIED, ...problems(400, 401) },
})

export const readModel = createRoute({
  method: 'get',
  path: '/models/{id}',
  tags,
  summary: 'Read one model',
  request: { params: modelPath },
  responses: { 200: json(Model, 'The model; its ETag is its version'), ...NOT_MODIFIED, ...problems(401, 404, 409) },
})

export const createModel = createRoute({
  method: 'post',
  path: '/models',
  tags,
  summary: 'Add a model',
  request: { body: body(ModelCreate) },
  responses: { 201: json(Model, 'The model as it was added'), ...problems(400, 401, 403, 409, 413) },
})

const change = { params: modelPath, headers: IfMatch, body: body(ModelPatch) }
const changed = { 200: json(Model, 'The model as it is now'), ...problems(400, 401, 403, 404, 409, 412, 413) }

export const patchModel = createRoute({
  method: 'patch',
  path: '/models/{id}',
  tags,
  summary: 'Change a model by JSON Merge Patch: nested objects merge, null clears',
  request: change,
  responses: changed,
})

export const putModel = createRoute({
  method: 'put',
  path: '/models/{id}',
  tags,
  summary: 'Change a model: fields that are not named stay, an object that is named is replaced whole',
  request: change,
  responses: changed,
})

export const deleteModel = createRoute({
  method: 'delete',
  path: '/models/{id}',
  tags,
  summary: 'Delete a model',
  request: {
    params: modelPath,
    headers: IfMatch,
    query: z.strictObject({
      files: z.enum(['keep', 'remove']).optional().describe('What becomes of the files of an installed model'),
    }),
  },
  responses: { 204: { description: 'Deleted' }, ...problems(401, 403, 404, 409, 412) },
})

const MOST_ORDERED = 1000

export const orderModels = createRoute({
  method: 'put',
  path: '/catalog/priorities',
  tags: ['Catalog'],
  summary: 'Give several models a priority at once: one change, which one undo takes back',
  request: {
    body: body(
      z
        .strictObject({
          priorities: z
            .record(Slug, Priority)
            .refine((priorities) => {
              const count = Object.keys(priorities).length
              return count > 0 && count <= MOST_ORDERED
            }, `must hold 1 to ${MOST_ORDERED} models`)
            .describe('By id; a lower one is tried first'),
        })
        .openapi('ModelPriorities'),
    ),
  },
  responses: {
    200: json(
      z.object({ revision: z.int().describe('Of the change, or the present one where nothing differs') }),
      'Done',
    ),
    ...problems(400, 401, 403, 404, 413),
  },
})

const CurrentModel = z.object({ current_model: Slug.nullable(), model: orNull(Model) }).openapi('CurrentModel')

export const readCurrentModel = createRoute({
  method: 'get',
  path: '/models/current',
  tags,
  summary: 'The model that this installation works with',
  responses: {
    200: json(CurrentModel, 'The chosen one, else the first local model in routing order'),
    ...problems(401),
  },
})

export const setCurrentModel = createRoute({
  method: 'put',
  path: '/models/current',
  tags,
  summary: 'Choose the current model',
  request: { body: body(z.strictObject({ model: z.string() })) },
  responses: {
    200: json(
      CurrentModel.extend({ reload: z.object({ required: z.boolean(), reason: z.string() }) }),
      'The choice, and whether a runtime must load it',
    ),
    ...problems(400, 401, 403, 404, 409),
  },
})
