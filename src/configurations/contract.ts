// What a configuration is: a named set of inference parameters for one model or one base model; and how it is asked for.
import { createRoute, z } from '@hono/zod-openapi'
import { body, IfMatch, json, NOT_MODIFIED, problems } from '../core/contract.ts'
import { Count, filled, LongText, Name, OpenObject, Slug, Time } from '../core/schema.ts'

const SIDE_MAXIMUM = 1_000_000
const Side = Count.max(SIDE_MAXIMUM)
const orMinusOne = (what: string) => z.int('must be a whole number').min(-1, `must be -1 (${what}) or more`)

/** The parameters themselves, in the words of the vocabulary. */
const parameters = {
  steps: Count.max(100_000),
  cfg_scale: z.number('must be a number').min(0, 'must be 0 or more').max(1e6),
  sampler: Name.describe('euler, dpmpp_2m, ...'),
  scheduler: Name.describe('normal, karras, simple, ...'),
  clip_skip: orMinusOne('none').default(-1),
  resolution_width: Side.describe('Pixels'),
  resolution_height: Side.describe('Pixels'),
  batch_size: Count.max(100_000).default(1),
  seed: orMinusOne('random').default(-1),
  additional_params: OpenObject.default({}).describe('What the model alone knows'),
}

const facts = {
  base_model: Slug.describe('The base model type: sdxl, flux_dev, pony, ...'),
  name: Name,
  description: LongText.nullable().default(null),
  is_default: z.boolean().default(false),
  ...parameters,
}

/** The names of the parameters that have a field of their own; `additional_params` may not repeat them. */
export const FIXED_PARAMETERS = Object.keys(parameters).filter((name) => name !== 'additional_params')

/** A configuration's facts whole, each with its value or its default. */
export const ConfigurationFacts = z.strictObject(facts)
export type ConfigurationFacts = z.infer<typeof ConfigurationFacts>

const ConfigurationCreate = ConfigurationFacts.openapi('ConfigurationCreate')

export const Configuration = z
  .object({
    id: z.string(),
    model_id: Slug.nullable().describe('The model that it belongs to; null for a whole base model'),
    ...filled(facts),
    created_at: Time,
    updated_at: Time,
  })
  .openapi('Configuration')
export type Configuration = z.infer<typeof Configuration>

const unknown = z.unknown().optional()

/** Any of a configuration's facts; `model_id` and `base_model` do not change. */
export const ConfigurationPatch = z
  .strictObject({
    id: unknown,
    model_id: unknown,
    base_model: unknown,
    created_at: unknown,
    updated_at: unknown,
    ...Object.fromEntries(
      Object.entries(filled(facts))
        .filter(([name]) => name !== 'base_model')
        .map(([name, field]) => [name, (field as z.ZodType).nullish()]),
    ),
  })
  .openapi('ConfigurationPatch')
export type ConfigurationPatch = Record<string, unknown>

const ConfigurationList = z.object({ configurations: z.array(Configuration) }).openapi('ConfigurationList')
const DefaultConfiguration = Configuration.extend({
  scope: z
    .enum(['model', 'base_model'])
    .describe('Whether the model has a default of its own, or its base model lends it one'),
}).openapi('DefaultConfiguration')

const ofModel = z.object({ model_id: z.string() })
const ofBaseModel = z.object({ base_model_type: z.string() })
const one = z.object({ config_id: z.string() })
const tags = ['Configurations']
const created = {
  201: json(Configuration, 'The configuration as it was added'),
  ...problems(400, 401, 403, 404, 409, 413),
}
const list = {
  200: json(ConfigurationList, 'Its configurations, the default first, then by name'),
  ...problems(401, 404, 409),
}
const found = { 200: json(DefaultConfiguration, 'The default and whose it is'), ...problems(401, 404, 409) }

export const createForModel = createRoute({
  method: 'post',
  path: '/models/{model_id}/configurations',
  tags,
  summary: 'Add a configuration of a model',
  request: { params: ofModel, body: body(ConfigurationCreate) },
  responses: created,
})

export const listForModel = createRoute({
  method: 'get',
  path: '/models/{model_id}/configurations',
  tags,
  summary: 'The configurations of a model',
  request: { params: ofModel },
  responses: list,
})

export const defaultForModel = createRoute({
  method: 'get',
  path: '/models/{model_id}/configurations/default',
  tags,
  summary: "The default of a model, else of the model's base model",
  request: { params: ofModel },
  responses: found,
})

export const createForBaseModel = createRoute({
  method: 'post',
  path: '/models/configurations/base/{base_model_type}',
  tags,
  summary: 'Add a configuration of a base model',
  request: { params: ofBaseModel, body: body(ConfigurationCreate) },
  responses: created,
})

export const listForBaseModel = createRoute({
  method: 'get',
  path: '/models/configurations/base/{base_model_type}',
  tags,
  summary: 'The configurations of a base model',
  request: { params: ofBaseModel },
  responses: list,
})

export const defaultForBaseModel = createRoute({
  method: 'get',
  path: '/models/configurations/base/{base_model_type}/default',
  tags,
  summary: 'The default of a base model',
  request: { params: ofBaseModel },
  responses: found,
})

export const readConfiguration = createRoute({
  method: 'get',
  path: '/models/configurations/{config_id}',
  tags,
  summary: 'Read one configuration',
  request: { params: one },
  responses: { 200: json(Configuration, 'The configuration'), ...NOT_MODIFIED, ...problems(401, 404) },
})

const changed = {
  200: json(Configuration, 'The configuration as it is now'),
  ...problems(400, 401, 403, 404, 412, 413),
}
const change = { params: one, headers: IfMatch, body: body(ConfigurationPatch) }

export const putConfiguration = createRoute({
  method: 'put',
  path: '/models/configurations/{config_id}',
  tags,
  summary: 'Change a configuration: fields that are not named stay, an object that is named is replaced whole',
  request: change,
  responses: changed,
})

export const patchConfiguration = createRoute({
  method: 'patch',
  path: '/models/configurations/{config_id}',
  tags,
  summary: 'Change a configuration by JSON Merge Patch',
  request: change,
  responses: changed,
})

export const deleteConfiguration = createRoute({
  method: 'delete',
  path: '/models/configurations/{config_id}',
  tags,
  summary: 'Delete a configuration',
  request: { params: one, headers: IfMatch },
  responses: { 204: { description: 'Deleted' }, ...problems(401, 403, 404, 412) },
})
