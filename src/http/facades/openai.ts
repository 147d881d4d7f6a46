// The OpenAI list of models, with the limits that other servers put beside its standard fields.
import { createRoute, z } from '@hono/zod-openapi'
import type { Catalog, ModelEntry } from '../../catalog/index.ts'
import { requireRole } from '../../core/actor.ts'
import { json, problems } from '../../core/contract.ts'
import { notFound } from '../../core/errors.ts'
import { newRouter } from '../../core/routes.ts'
import { contextOf } from './text-models.ts'

const Tokens = z.int().nullable()

const OpenAiModel = z
  .object({
    id: z.string(),
    object: z.literal('model'),
    created: z.int().describe('Seconds since 1970'),
    owned_by: z.string().describe('The provider'),
    context_length: Tokens,
    max_model_len: Tokens,
    max_input_tokens: Tokens,
    max_output_tokens: Tokens,
  })
  .openapi('OpenAiModel')

const tags = ['Facade: OpenAI']

const listOpenAiModels = createRoute({
  method: 'get',
  path: '/v1/models',
  tags,
  summary: 'Active models that can be called from here',
  responses: {
    200: json(z.object({ object: z.literal('list'), data: z.array(OpenAiModel) }), 'In routing order'),
    ...problems(401),
  },
})

const readOpenAiModel = createRoute({
  method: 'get',
  path: '/v1/models/{id}',
  tags,
  summary: 'One model, by id or model_key',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(OpenAiModel, 'The model'), ...problems(401, 404, 409) },
})

export function openAiRoutes(catalog: Catalog) {
  const isCallable = ({ row, canRun }: ModelEntry) => {
    const provider = catalog.provider(row.provider)
    return canRun && row.is_active && provider?.is_active && catalog.local.isConfigured(provider)
  }

  return newRouter()
    .openapi(listOpenAiModels, (c) => {
      requireRole(c.env.actor, 'public')
      return c.json({ object: 'list' as const, data: [...catalog.ordered].filter(isCallable).map(show) }, 200)
    })
    .openapi(readOpenAiModel, (c) => {
      requireRole(c.env.actor, 'public')
      const { id } = c.req.valid('param')
      const entry = catalog.find(id)
      if (!entry || !isCallable(entry)) throw notFound('model', id)
      return c.json(show(entry), 200)
    })
}

function show(entry: ModelEntry): z.infer<typeof OpenAiModel> {
  const { row, view } = entry
  const context = contextOf(entry)
  return {
    id: row.id,
    object: 'model',
    created: Math.floor(Date.parse(row.created_at) / 1000),
    owned_by: row.provider,
    context_length: context,
    max_model_len: context,
    max_input_tokens: view.capabilities.max_input ?? context,
    max_output_tokens: view.capabilities.max_output ?? null,
  }
}
