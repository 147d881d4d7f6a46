import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type ChangeSet = components['schemas']['ChangeSet']
export type ChangeDetail = components['schemas']['ChangeDetail']
export type ChangeList = components['schemas']['ChangeList']

export const changes = (transport: Transport) => ({
  /** Newest first. */
  list: (query: { limit?: number; cursor?: string } = {}): Promise<ChangeList> =>
    dataOf(transport.GET('/api/v1/changes', { params: { query } })),

  /** With every row before and after. */
  read: (revision: number): Promise<ChangeDetail> =>
    dataOf(transport.GET('/api/v1/changes/{id}', { params: { path: { id: revision } } })),

  /** Puts every row back; refused with code `conflict` where one has changed since. */
  undo: (revision: number): Promise<ChangeSet> =>
    dataOf(transport.POST('/api/v1/changes/{id}/undo', { params: { path: { id: revision } } })),
})
