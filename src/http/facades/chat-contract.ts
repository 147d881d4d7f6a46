// Specification 4 as it is printed: what a chat client and its administrator ask, in camelCase.
import { createRoute, z } from '@hono/zod-openapi'
import { body, Flag, json, problems } from '../../core/contract.ts'
import { Count, Name, ProviderId, Text, Time } from '../../core/schema.ts'

const Price = z.number('must be a number').min(0, 'must be 0 or more').max(1e9)

const facts = {
  name: Name,
  modelId: Text(512).min(1, 'must not be empty').describe("The provider's own name for it"),
  endpointType: ProviderId.describe('A provider of kind anthropic or openAI'),
  thinking: z.boolean('must be true or false'),
  contextWindow: Count.describe('Tokens'),
  maxOutput: Count.describe('Tokens'),
  knowledgeCutoff: Time.nullable(),
  inputPricePerMtok: Price.describe('USD for a million tokens'),
  outputPricePerMtok: Price.describe('USD for a million tokens'),
  isActive: z.boolean('must be true or false'),
}

export const AdminModelCreate = z
  .strictObject({
    ...facts,
    thinking: facts.thinking.default(false),
    knowledgeCutoff: facts.knowledgeCutoff.default(null),
    isActive: facts.isActive.default(true),
  })
  .openapi('AdminModelCreate')
export type AdminModelCreate = z.infer<typeof AdminModelCreate>

const unknown = z.unknown().optional()

/** Partial; what the server sets may come back unchanged, and what is not known is null, as it is read. */
export const AdminModelPatch = z
  .strictObject({
    ...{ id: unknown, createdAt: unknown, updatedAt: unknown },
    ...z.object(facts).partial().shape,
    thinking: facts.thinking.nullish(),
    contextWindow: facts.contextWindow.nullish(),
    maxOutput: facts.maxOutput.nullish(),
    inputPricePerMtok: facts.inputPricePerMtok.nullish(),
    outputPricePerMtok: facts.outputPricePerMtok.nullish(),
  })
  .openapi('AdminModelPatch')
export type AdminModelPatch = z.infer<typeof AdminModelPatch>

export const AdminModel = z
  .object({
    id: z.int(),
    name: z.string(),
    modelId: z.string(),
    endpointType: z.string(),
    thinking: z.boolean().nullable(),
    contextWindow: z.int().nullable(),
    maxOutput: z.int().nullable(),
    knowledgeCutoff: z.string().nullable(),
    inputPricePerMtok: z.number().nullable(),
    outputPricePerMtok: z.number().nullable(),
    isActive: z.boolean(),
    createdAt: Time,
    updatedAt: Time,
  })
  .openapi('AdminModel')
export type AdminModel = z.infer<typeof AdminModel>

const PopulateResult = z.union([
  z.object({ modelId: z.string(), status: z.literal('created'), id: z.int() }),
  z.object({ modelId: z.string(), status: z.literal('skipped'), reason: z.string() }),
])

const path = z.object({ id: z.coerce.number('must be the number of a model').int().min(1) })
const tags = ['Facade: chat clients']
const one = (description: string) => json(AdminModel, description)

export const availableModels = createRoute({
  method: 'get',
  path: '/api/models',
  tags,
  summary: 'The models that can be used, by endpoint: those with a key here and an active model. Always public',
  responses: {
    200: json(z.record(z.string(), z.array(z.string())), 'Model ids by endpoint'),
    ...problems(503),
  },
})

export const tokenConfig = createRoute({
  method: 'get',
  path: '/api/endpoints/token-config',
  tags,
  summary: 'Context windows and prices for a million tokens, by endpoint and model',
  responses: {
    200: json(z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))), 'What is known of each'),
    ...problems(401),
  },
})

export const listAdminModels = createRoute({
  method: 'get',
  path: '/api/admin/models',
  tags,
  summary: 'All chat models, active or not',
  request: { query: z.strictObject({ endpointType: z.string().optional(), isActive: Flag.optional() }) },
  responses: { 200: json(z.object({ models: z.array(AdminModel) }), 'By number'), ...problems(400, 401, 403) },
})

export const readAdminModel = createRoute({
  method: 'get',
  path: '/api/admin/models/{id}',
  tags,
  summary: 'One chat model',
  request: { params: path },
  responses: { 200: one('The model'), ...problems(400, 401, 403, 404) },
})

export const createAdminModel = createRoute({
  method: 'post',
  path: '/api/admin/models',
  tags,
  summary: 'Add a chat model',
  request: { body: body(AdminModelCreate) },
  responses: { 201: one('The model as it was added'), ...problems(400, 401, 403, 409, 413) },
})

export const putAdminModel = createRoute({
  method: 'put',
  path: '/api/admin/models/{id}',
  tags,
  summary: 'Change a chat model: fields that are not named stay',
  request: { params: path, body: body(AdminModelPatch) },
  responses: { 200: one('The model as it is now'), ...problems(400, 401, 403, 404, 409, 412, 413) },
})

export const deleteAdminModel = createRoute({
  method: 'delete',
  path: '/api/admin/models/{id}',
  tags,
  summary: 'Delete a chat model',
  request: { params: path },
  responses: { 204: { description: 'Deleted' }, ...problems(400, 401, 403, 404, 409) },
})

export const populateAdminModels = createRoute({
  method: 'post',
  path: '/api/admin/models/populate',
  tags,
  summary: 'Add the default chat models; those that exist are skipped',
  responses: {
    200: json(
      z.object({
        message: z.literal('Model population completed'),
        summary: z.object({ created: z.int(), skipped: z.int(), total: z.int() }),
        results: z.array(PopulateResult),
      }),
      'What became of each',
    ),
    ...problems(401, 403),
  },
})
