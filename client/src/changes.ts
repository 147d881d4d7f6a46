import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type ChangeSet = components['schemas']['ChangeSet']
export type ChangeDetail = components['schemas']['ChangeDetail']
export type ChangeList = components['schemas']['ChangeList']

/** The row that is of interest. */
export interface RowFilter {
  /** `model`, `provider`, `configuration` or `setting`. */
  entity?: string
  entity_id?: string
}

export const changes = (transport: Transport) => ({
  /** Newest first; with a row, those that touched it. */
  list: (query: RowFilter & { limit?: number; cursor?: string } = {}): Promise<ChangeList> =>
    dataOf(transport.GET('/api/v1/changes', { params: { query } })),

  /** With every row, or the one of interest, before and after. */
  read: (revision: number, query: RowFilter = {}): Promise<ChangeDetail> =>
    dataOf(transport.GET('/api/v1/changes/{id}', { params: { path: { id: revision }, query } })),

  /** Puts every row back; refused with code `conflict` where one has changed since. */
  undo: (revision: number): Promise<ChangeSet> =>
    dataOf(transport.POST('/api/v1/changes/{id}/undo', { params: { path: { id: revision } } })),
})
