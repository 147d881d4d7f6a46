import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type Download = components['schemas']['Download']
export type DownloadCreate = components['schemas']['DownloadCreate']
export type DownloadList = components['schemas']['DownloadList']

export const downloads = (transport: Transport) => ({
  /** Those on their way and those that ended in the last 7 days, oldest first. */
  list: (query: { limit?: number; cursor?: string } = {}): Promise<DownloadList> =>
    dataOf(transport.GET('/api/v1/downloads', { params: { query } })),

  read: (id: string): Promise<Download> =>
    dataOf(transport.GET('/api/v1/downloads/{id}', { params: { path: { id } } })),

  /** Brings a model's files here; one that is on its way already is answered with the same download. */
  start: (body: DownloadCreate): Promise<Download> => dataOf(transport.POST('/api/v1/downloads', { body })),

  /** Stops it and deletes what had arrived. */
  cancel: (id: string): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/cancel', { params: { path: { id } } })),
})
