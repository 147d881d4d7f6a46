import type { components } from './schema.ts'
import { dataOf, type IfMatch, ifMatchHeader, type Tagged, type Transport, taggedOf } from './transport.ts'

export type Configuration = components['schemas']['Configuration']
export type ConfigurationCreate = components['schemas']['ConfigurationCreate']
export type ConfigurationPatch = components['schemas']['ConfigurationPatch']
/** The default, and whether it is the model's own or the one of its base model. */
export type DefaultConfiguration = components['schemas']['DefaultConfiguration']

export const configurations = (transport: Transport) => ({
  createModelConfiguration: (model_id: string, body: ConfigurationCreate): Promise<Configuration> =>
    dataOf(transport.POST('/api/v1/models/{model_id}/configurations', { params: { path: { model_id } }, body })),

  createBaseModelConfiguration: (base_model_type: string, body: ConfigurationCreate): Promise<Configuration> =>
    dataOf(
      transport.POST('/api/v1/models/configurations/base/{base_model_type}', {
        params: { path: { base_model_type } },
        body,
      }),
    ),

  /** The default first, then by name. */
  async getModelConfigurations(model_id: string): Promise<Configuration[]> {
    const path = '/api/v1/models/{model_id}/configurations'
    return (await dataOf(transport.GET(path, { params: { path: { model_id } } }))).configurations
  },

  /** The default first, then by name; those of its models are not among them. */
  async getBaseModelConfigurations(base_model_type: string): Promise<Configuration[]> {
    const path = '/api/v1/models/configurations/base/{base_model_type}'
    return (await dataOf(transport.GET(path, { params: { path: { base_model_type } } }))).configurations
  },

  /** The model's own, else the one of its base model. @throws RosterError `not_found` where there is neither. */
  getDefaultConfiguration: (model_id: string): Promise<DefaultConfiguration> =>
    dataOf(transport.GET('/api/v1/models/{model_id}/configurations/default', { params: { path: { model_id } } })),

  read: (config_id: string): Promise<Tagged<Configuration>> =>
    taggedOf(transport.GET('/api/v1/models/configurations/{config_id}', { params: { path: { config_id } } })),

  /** Fields that are not named stay, an object that is named is replaced whole. */
  update: (config_id: string, body: ConfigurationPatch, options: IfMatch = {}): Promise<Configuration> =>
    dataOf(
      transport.PUT('/api/v1/models/configurations/{config_id}', {
        params: { path: { config_id }, header: ifMatchHeader(options) },
        body,
      }),
    ),

  async remove(config_id: string, options: IfMatch = {}): Promise<void> {
    const params = { path: { config_id }, header: ifMatchHeader(options) }
    await transport.DELETE('/api/v1/models/configurations/{config_id}', { params })
  },
})
