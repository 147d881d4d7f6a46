import type { components } from './schema.ts'
import { dataOf, type IfMatch, ifMatchHeader, type Tagged, type Transport, taggedOf } from './transport.ts'

export type Adapter = components['schemas']['Adapter']
export type AdapterCreate = components['schemas']['AdapterCreate']
export type AdapterPatch = components['schemas']['AdapterPatch']

export interface AdapterFilter {
  /** Says of each adapter whether it fits this model; those that fit come first. */
  model?: string
  installed?: boolean
  limit?: number
  cursor?: string
}

export const adapters = (transport: Transport) => ({
  list: ({ installed, ...query }: AdapterFilter = {}): Promise<{ adapters: Adapter[]; next_cursor: string | null }> =>
    dataOf(
      transport.GET('/api/v1/adapters', {
        params: { query: { ...query, ...(installed !== undefined && { installed: installed ? 'true' : 'false' }) } },
      }),
    ),

  /** @param model says whether the adapter fits it. */
  read: (id: string, model?: string): Promise<Tagged<Adapter>> =>
    taggedOf(transport.GET('/api/v1/adapters/{id}', { params: { path: { id }, query: model ? { model } : {} } })),

  create: (body: AdapterCreate): Promise<Adapter> => dataOf(transport.POST('/api/v1/adapters', { body })),

  /** Fields that are not named stay. */
  update: (id: string, body: AdapterPatch, options: IfMatch = {}): Promise<Adapter> =>
    dataOf(
      transport.PATCH('/api/v1/adapters/{id}', { params: { path: { id }, header: ifMatchHeader(options) }, body }),
    ),

  async remove(id: string, options: IfMatch = {}): Promise<void> {
    await transport.DELETE('/api/v1/adapters/{id}', { params: { path: { id }, header: ifMatchHeader(options) } })
  },
})
