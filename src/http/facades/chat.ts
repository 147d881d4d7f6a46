// Specification 4's routes: a translation of the same services, with no rule of its own but which models it shows.
import type { Catalog, ModelEntry, Models } from '../../catalog/index.ts'
import { requireRole } from '../../core/actor.ts'
import { invalid, notFound, RosterError } from '../../core/errors.ts'
import { refuseReadOnly } from '../../core/read-only.ts'
import { newRouter } from '../../core/routes.ts'
import type { Imports } from '../../imports/index.ts'
import * as contract from './chat-contract.ts'
import { activeByEndpoint, chatModels, contextOf, isEndpoint } from './text-models.ts'

export interface ChatFacade {
  catalog: Catalog
  models: Models
  imports: Imports
}

export function chatRoutes({ catalog, models, imports }: ChatFacade) {
  const find = (number: number): ModelEntry => {
    const entry = chatModels(catalog).find(({ row }) => row.number === number)
    if (!entry) throw notFound('model', String(number))
    return entry
  }

  return newRouter()
    .openapi(contract.availableModels, (c) => {
      const endpoints = [...activeByEndpoint(catalog)].filter(([id]) => isConfigured(catalog, id))
      if (endpoints.length === 0) throw new RosterError('unavailable', 'No models/endpoints available')
      const names = endpoints.map(([id, entries]) => [id, entries.map(({ row }) => row.model_key)])
      return c.json(Object.fromEntries(names), 200)
    })
    .openapi(contract.tokenConfig, (c) => {
      requireRole(c.env.actor, 'public')
      const endpoints = [...activeByEndpoint(catalog)].map(([id, entries]) => [
        id,
        Object.fromEntries(entries.map((entry) => [entry.row.model_key, tokenConfigOf(entry)])),
      ])
      return c.json(Object.fromEntries(endpoints), 200)
    })
    .openapi(contract.populateAdminModels, async (c) => {
      const { results } = await imports.populate(requireRole(c.env.actor, 'admin'), isDefaultChatModel(catalog))
      const shown = results.map(({ id, model_key: modelId, status }) =>
        status === 'created'
          ? { modelId, status, id: catalog.model(id)?.row.number ?? 0 }
          : { modelId, status: 'skipped' as const, reason: 'already exists' },
      )
      const created = shown.filter(({ status }) => status === 'created').length
      const summary = { created, skipped: shown.length - created, total: shown.length }
      return c.json({ message: 'Model population completed' as const, summary, results: shown }, 200)
    })
    .openapi(contract.listAdminModels, (c) => {
      requireRole(c.env.actor, 'admin')
      const { endpointType, isActive } = c.req.valid('query')
      const shown = chatModels(catalog)
        .map(adminModelOf)
        .filter((model) => endpointType === undefined || model.endpointType === endpointType)
        .filter((model) => isActive === undefined || model.isActive === isActive)
      return c.json({ models: shown.sort((left, right) => left.id - right.id) }, 200)
    })
    .openapi(contract.readAdminModel, (c) => {
      requireRole(c.env.actor, 'admin')
      return c.json(adminModelOf(find(c.req.valid('param').id)), 200)
    })
    .openapi(contract.createAdminModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const model = c.req.valid('json')
      requireEndpoint(catalog, model.endpointType)
      requireFreeModelId(catalog, model.modelId)
      const entry = await models.create(actor, { modality: 'text', task: 'chat', ...createOf(model) })
      return c.json(adminModelOf(entry), 201, { location: `/api/admin/models/${entry.row.number}` })
    })
    .openapi(contract.putAdminModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      const entry = find(c.req.valid('param').id)
      const change = c.req.valid('json')
      const shown = adminModelOf(entry)
      refuseReadOnly({ sent: change, shown, fields: ['id', 'createdAt', 'updatedAt'], name: shown.name })
      if (change.endpointType !== undefined) requireEndpoint(catalog, change.endpointType)
      if (change.modelId !== undefined && change.modelId !== entry.row.model_key)
        requireFreeModelId(catalog, change.modelId)
      return c.json(adminModelOf(await models.update(actor, entry.row.id, patchOf(change), 'merge')), 200)
    })
    .openapi(contract.deleteAdminModel, async (c) => {
      const actor = requireRole(c.env.actor, 'admin')
      await models.remove(actor, find(c.req.valid('param').id).row.id)
      return c.body(null, 204)
    })
}

function isConfigured(catalog: Catalog, providerId: string): boolean {
  const provider = catalog.provider(providerId)
  return provider !== undefined && catalog.local.isConfigured(provider)
}

const isDefaultChatModel =
  (catalog: Catalog) =>
  ({ provider, modality }: { provider: string; modality: string }): boolean =>
    modality === 'text' && (provider === 'anthropic' || provider === 'openAI' || isEndpoint(catalog.provider(provider)))

function adminModelOf(entry: ModelEntry): contract.AdminModel {
  const { row, view } = entry
  return {
    id: row.number,
    name: row.display_name,
    modelId: row.model_key,
    endpointType: row.provider,
    thinking: view.capabilities.thinking ?? null,
    contextWindow: contextOf(entry),
    maxOutput: view.capabilities.max_output ?? null,
    knowledgeCutoff: row.knowledge_cutoff,
    inputPricePerMtok: row.pricing.input_per_mtok ?? null,
    outputPricePerMtok: row.pricing.output_per_mtok ?? null,
    isActive: row.is_active,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** LibreChat's `TTokenConfigMap`; what is not known is left out. */
function tokenConfigOf(entry: ModelEntry): Record<string, number> {
  const { pricing } = entry.row
  const config = {
    context: contextOf(entry),
    prompt: pricing.input_per_mtok,
    completion: pricing.output_per_mtok,
    cacheRead: pricing.cache_read_per_mtok,
    cacheWrite: pricing.cache_write_per_mtok,
  }
  return Object.fromEntries(
    Object.entries(config).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  )
}

const createOf = (model: contract.AdminModelCreate) => ({
  provider: model.endpointType,
  model_key: model.modelId,
  display_name: model.name,
  capabilities: { thinking: model.thinking, context_window: model.contextWindow, max_output: model.maxOutput },
  pricing: { input_per_mtok: model.inputPricePerMtok, output_per_mtok: model.outputPricePerMtok },
  knowledge_cutoff: model.knowledgeCutoff,
  is_active: model.isActive,
})

/** A merge patch that names only what was named. */
function patchOf(change: contract.AdminModelPatch) {
  const { capabilities, pricing, ...fields } = createOf(change as contract.AdminModelCreate)
  const named = (object: object) =>
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
  return { ...named(fields), capabilities: named(capabilities), pricing: named(pricing) }
}

function requireEndpoint(catalog: Catalog, id: string): void {
  if (isEndpoint(catalog.provider(id))) return
  const known = [...catalog.providers].filter(isEndpoint).map((provider) => provider.id)
  throw invalid('/endpointType', `must be one of ${known.sort().join(', ')}`)
}

function requireFreeModelId(catalog: Catalog, modelId: string): void {
  const other = chatModels(catalog).find(({ row }) => row.model_key === modelId)
  if (!other) return
  const detail = `"${modelId}" is already the modelId of model ${other.row.number}`
  throw new RosterError('conflict', detail, { errors: [{ pointer: '/modelId', detail }] })
}
