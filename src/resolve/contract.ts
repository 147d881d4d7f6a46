// What resolve is asked and what it answers.
import { createRoute, z } from '@hono/zod-openapi'
import { Model, Provider } from '../catalog/contract.ts'
import { body, json, problems } from '../core/contract.ts'
import { isObject, type JsonObject } from '../core/record.ts'
import { OpenObject, orNull, ProviderId, Text } from '../core/schema.ts'
import { MODALITIES } from '../vocabulary/index.ts'

const ON_LIMIT = ['reject', 'clamp'] as const
const PREFERENCES = ['priority', 'cost'] as const
export const PARAMETER_ORIGINS = [
  'request',
  'model_configuration',
  'base_model_configuration',
  'input_defaults',
  'recommended',
] as const
const LIMIT_ORIGINS = ['registry', 'environment', 'hardware'] as const

const Value = z.union([z.string(), z.number(), z.boolean()])

/** A body is JSON; to ask that of each value again takes as long as all other checks together. */
const Input = z
  .custom<JsonObject>(isObject, 'must be an object')
  .openapi({ type: 'object', additionalProperties: true })

export const ResolveRequest = z
  .strictObject({
    model: Text(512).nullish().describe('Id or model_key; without it the best candidate is chosen'),
    modality: z.enum(MODALITIES).nullish(),
    task: Text(64).nullish(),
    requires: z
      .record(z.string(), Value)
      .nullish()
      .describe('By capability: a boolean must be equal, a number is a minimum, text must be contained or equal'),
    provider: ProviderId.nullish(),
    configuration_id: Text(128).nullish(),
    adapter_id: Text(128).nullish(),
    input: Input.nullish().describe('Parameters, under any of the names by which they are known'),
    on_limit: z.enum(ON_LIMIT).nullish().describe('What happens to a value over a limit; `reject` by default'),
    fallback: z.boolean().nullish().describe('Whether another candidate may stand in for a named model'),
    runnable_only: z.boolean().nullish().describe('Leave out what this server cannot call'),
    prefer: z.enum(PREFERENCES).nullish().describe('`priority` by default; `cost` ranks by known cost'),
  })
  .openapi('ResolveRequest')
export type ResolveRequest = z.infer<typeof ResolveRequest>

export const Cost = z
  .object({
    amount: z.number().nullable().describe('Null where it cannot be known, never 0 instead'),
    currency: z.string(),
    known: z.boolean(),
    reason: z.string().nullable().describe('Why it is not known'),
  })
  .openapi('Cost')

const CheckedLimit = z
  .object({
    name: z.string(),
    value: z.union([Value, z.array(z.string())]),
    origin: z.enum(LIMIT_ORIGINS),
    requested: z.union([Value, z.null()]),
    ok: z.boolean(),
  })
  .openapi('CheckedLimit')

export const Resolution = z
  .object({
    model: Model,
    provider: Provider,
    configuration: z.object({ id: z.string(), scope: z.enum(['model', 'base_model']) }).nullable(),
    adapter: orNull(Model),
    parameters: OpenObject,
    origins: z.record(z.string(), z.enum(PARAMETER_ORIGINS)),
    limits: z.array(CheckedLimit),
    clamped: z.array(z.object({ name: z.string(), from: Value, to: Value })),
    tokens: z.object({ input: z.number().nullable(), output: z.number().nullable(), estimated: z.boolean() }),
    cost: Cost,
    installed: z.boolean(),
    configured: z.boolean(),
    reason: z.string().describe('Why this model'),
    fallback: z.object({ from: z.string(), reason: z.string() }).nullable(),
    alternatives: z.array(z.object({ model: z.string(), rank: z.int(), reason: z.string() })),
    alternatives_total: z.int(),
    revision: z.int(),
  })
  .openapi('Resolution')
export type Resolution = z.infer<typeof Resolution>

export const resolveRoute = createRoute({
  method: 'post',
  path: '/resolve',
  tags: ['Resolve'],
  summary: 'Which model, with which parameters, within which limits, at what cost',
  request: { body: body(ResolveRequest) },
  responses: { 200: json(Resolution, 'The resolution'), ...problems(400, 401, 404, 409) },
})
