// What an adapter is: a LoRA or similar that changes a model it fits; and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { BaseModelName } from '../catalog/contract.ts'
import { body, Flag, IfMatch, json, paging, problems } from '../core/contract.ts'
import { record } from '../core/record.ts'
import { LongText, Name, Slug, Text } from '../core/schema.ts'
import { MODALITIES, TOP_LEVEL_LIMITS } from '../vocabulary/index.ts'

const TYPES = ['lora', 'adapter'] as const
const Words = z.array(Text(200).min(1, 'must not be empty')).max(1000)

const facts = {
  name: Name,
  base_model: BaseModelName.describe('A model, by id or Hugging Face repository, or a base model such as sdxl'),
  version: Text(200).nullable(),
  type: z.enum(TYPES),
  description: LongText.nullable(),
  trigger_words: Words,
  modality: z.enum(MODALITIES),
  is_active: z.boolean(),
}

export const AdapterCreate = z
  .strictObject({
    ...facts,
    id: Slug.optional(),
    version: facts.version.default(null),
    type: facts.type.default('lora'),
    description: facts.description.default(null),
    trigger_words: facts.trigger_words.default([]),
    modality: facts.modality.optional().describe("The base model's own unless given"),
    is_active: facts.is_active.default(true),
  })
  .openapi('AdapterCreate')
export type AdapterCreate = z.infer<typeof AdapterCreate>

const unknown = z.unknown().optional()

export const AdapterPatch = z
  .strictObject({
    ...z.object(facts).partial().shape,
    id: unknown,
    base_model_config: unknown,
    installed: unknown,
    compatible: unknown,
    hint: unknown,
  })
  .openapi('AdapterPatch')
export type AdapterPatch = z.infer<typeof AdapterPatch>

export const Adapter = z
  .object({
    id: Slug,
    ...facts,
    base_model_config: z
      .object({ display_name: z.string(), ...record(TOP_LEVEL_LIMITS, () => z.number().nullable()) })
      .describe('The name and the limits of what it needs; of a base model only the name is known'),
    installed: z.boolean(),
    compatible: z.boolean().nullable().describe('Whether it fits the model that was named; null where none was'),
    hint: z.string().nullable().describe('What it needs instead, where it does not fit'),
  })
  .openapi('Adapter')
export type Adapter = z.infer<typeof Adapter>

const query = z.strictObject({
  model: Text(512).optional().describe('Says of each adapter whether it fits this model; those that fit come first'),
  installed: Flag.optional(),
  ...paging,
})
const path = z.object({ id: z.string() })
const tags = ['Adapters']

export const listAdapters = createRoute({
  method: 'get',
  path: '/adapters',
  tags,
  summary: 'List adapters',
  request: { query },
  responses: {
    200: json(z.object({ adapters: z.array(Adapter), next_cursor: z.string().nullable() }), 'The adapters'),
    ...problems(400, 401, 404, 409),
  },
})

export const readAdapter = createRoute({
  method: 'get',
  path: '/adapters/{id}',
  tags,
  summary: 'Read one adapter',
  request: { params: path, query: query.pick({ model: true }) },
  responses: { 200: json(Adapter, 'The adapter'), ...problems(400, 401, 404, 409) },
})

export const createAdapter = createRoute({
  method: 'post',
  path: '/adapters',
  tags,
  summary: 'Add an adapter',
  request: { body: body(AdapterCreate) },
  responses: { 201: json(Adapter, 'The adapter as it was added'), ...problems(400, 401, 403, 409, 413) },
})

const change = { params: path, headers: IfMatch, body: body(AdapterPatch) }
const changed = { 200: json(Adapter, 'The adapter as it is now'), ...problems(400, 401, 403, 404, 409, 412, 413) }

export const patchAdapter = createRoute({
  method: 'patch',
  path: '/adapters/{id}',
  tags,
  summary: 'Change an adapter; fields that are not named stay',
  request: change,
  responses: changed,
})

export const putAdapter = createRoute({
  method: 'put',
  path: '/adapters/{id}',
  tags,
  summary: 'Change an adapter; fields that are not named stay',
  request: change,
  responses: changed,
})

export const deleteAdapter = createRoute({
  method: 'delete',
  path: '/adapters/{id}',
  tags,
  summary: 'Delete an adapter',
  request: { params: path, headers: IfMatch },
  responses: { 204: { description: 'Deleted' }, ...problems(401, 403, 404, 409, 412) },
})

export const listBaseModels = createRoute({
  method: 'get',
  path: '/base-models',
  tags,
  summary: 'The base models that configurations and adapters hang on',
  responses: {
    200: json(
      z.object({
        base_models: z.array(
          z.object({ id: z.string(), label: z.string(), family: z.string(), parent: z.string().nullable() }),
        ),
      }),
      'All that are known',
    ),
    ...problems(401),
  },
})
