import { adapters } from './adapters.ts'
import { configurations } from './configurations.ts'
import { type Model, type ModelCreate, type ModelFilter, type ModelPatch, models } from './models.ts'
import { type Resolution, type ResolveRequest, resolve } from './resolve.ts'
import type { IfMatch, Transport } from './transport.ts'

/** What a job is for. */
export type JobNeeds = Omit<ResolveRequest, 'model'> & Required<Pick<ResolveRequest, 'modality' | 'task'>>

/**
 * Models as an application asks for them: configurations, management, and the selection for a job, in one place and
 * under one name each.
 */
export function modelService(transport: Transport) {
  const catalog = models(transport)
  const choose = resolve(transport)
  const presets = configurations(transport)
  const active = async (filter: ModelFilter): Promise<Model[]> =>
    (await catalog.list({ ...filter, active: 'true' })).models

  return {
    createModelConfiguration: presets.createModelConfiguration,
    createBaseModelConfiguration: presets.createBaseModelConfiguration,
    getModelConfigurations: presets.getModelConfigurations,
    getBaseModelConfigurations: presets.getBaseModelConfigurations,
    getDefaultConfiguration: presets.getDefaultConfiguration,
    getConfiguration: async (id: string) => (await presets.read(id)).value,
    updateConfiguration: presets.update,
    deleteConfiguration: presets.remove,

    /** All of them, in routing order. */
    getModels: async (filter: ModelFilter = {}): Promise<Model[]> => (await catalog.list(filter)).models,
    getModel: async (id: string): Promise<Model> => (await catalog.read(id)).value,
    getActiveModels: (): Promise<Model[]> => active({}),
    getModelsByProvider: (provider: string): Promise<Model[]> => active({ provider }),
    getModelsByModalityAndTask: (modality: Model['modality'], task: string): Promise<Model[]> =>
      active({ modality, task }),

    /** The default of each modality and task. */
    getDefaultModels: async (): Promise<Model[]> => (await active({})).filter(({ is_default }) => is_default),
    getDefaultModel: async (modality: Model['modality'], task: string): Promise<Model | null> =>
      (await active({ modality, task })).find(({ is_default }) => is_default) ?? null,

    createModel: (body: ModelCreate): Promise<Model> => catalog.create(body),
    updateModel: (id: string, body: ModelPatch, options: IfMatch = {}): Promise<Model> =>
      catalog.update(id, body, options),
    deleteModel: (id: string, options: IfMatch = {}): Promise<void> => catalog.remove(id, options),
    activateModel: (id: string): Promise<Model> => catalog.update(id, { is_active: true }),
    deactivateModel: (id: string): Promise<Model> => catalog.update(id, { is_active: false }),
    /** Takes the flag from whichever model had it for the same modality and task. */
    setDefaultModel: (id: string): Promise<Model> => catalog.update(id, { is_default: true }),

    /** The model that a job should run on, with its parameters, limits and cost; inactive ones are never chosen. */
    selectModelForJob: (needs: JobNeeds): Promise<Resolution> => choose(needs),

    /** The adapters of a model: those that fit it first, and what the others require. */
    getAdapters: async (model: string) => (await adapters(transport).list({ model })).adapters,
  }
}
