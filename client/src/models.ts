import type { components, paths } from './schema.ts'
import { dataOf, type IfMatch, ifMatchHeader, type Tagged, type Transport, taggedOf } from './transport.ts'

export type Model = components['schemas']['Model']
export type ModelCreate = components['schemas']['ModelCreate']
export type ModelPatch = components['schemas']['ModelPatch']
export type ModelList = components['schemas']['ModelList']
export type ModelFilter = NonNullable<paths['/api/v1/models']['get']['parameters']['query']>
export type CurrentModel = components['schemas']['CurrentModel']

export const models = (transport: Transport) => ({
  /** Models in routing order; `next_cursor` is null on the last page. */
  list: (query: ModelFilter = {}): Promise<ModelList> => dataOf(transport.GET('/api/v1/models', { params: { query } })),

  /** @param id an id, or a `model_key` that one provider alone has. */
  read: (id: string): Promise<Tagged<Model>> =>
    taggedOf(transport.GET('/api/v1/models/{id}', { params: { path: { id } } })),

  create: (body: ModelCreate): Promise<Model> => dataOf(transport.POST('/api/v1/models', { body })),

  /** Nested objects merge, null clears. */
  update: (id: string, body: ModelPatch, options: IfMatch = {}): Promise<Model> =>
    dataOf(transport.PATCH('/api/v1/models/{id}', { params: { path: { id }, header: ifMatchHeader(options) }, body })),

  /** Fields that are not named stay, an object that is named is replaced whole. */
  replace: (id: string, body: ModelPatch, options: IfMatch = {}): Promise<Model> =>
    dataOf(transport.PUT('/api/v1/models/{id}', { params: { path: { id }, header: ifMatchHeader(options) }, body })),

  async remove(id: string, options: IfMatch & { files?: 'keep' | 'remove' } = {}): Promise<void> {
    const { files } = options
    const query = files ? { files } : {}
    await transport.DELETE('/api/v1/models/{id}', { params: { path: { id }, query, header: ifMatchHeader(options) } })
  },

  /** Gives several models a priority at once, by id: one change, which one undo takes back. */
  order: (priorities: Readonly<Record<string, number>>): Promise<{ revision: number }> =>
    dataOf(transport.PUT('/api/v1/catalog/priorities', { body: { priorities } })),

  /** The model that this installation works with. */
  current: (): Promise<CurrentModel> => dataOf(transport.GET('/api/v1/models/current')),

  setCurrent: (model: string) => dataOf(transport.PUT('/api/v1/models/current', { body: { model } })),
})
