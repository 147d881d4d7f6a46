import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type Key = components['schemas']['Key']
export type KeyCreate = components['schemas']['KeyCreate']
export type NewKey = components['schemas']['NewKey']

export const keys = (transport: Transport) => ({
  /** By name, without their secrets. */
  list: (query: { limit?: number; cursor?: string } = {}): Promise<components['schemas']['KeyList']> =>
    dataOf(transport.GET('/api/v1/keys', { params: { query } })),

  /** The answer alone holds the secret; nobody can read it again. */
  create: (body: KeyCreate): Promise<NewKey> => dataOf(transport.POST('/api/v1/keys', { body })),

  /** It stops being good on every server at once. */
  async revoke(id: string): Promise<void> {
    await transport.DELETE('/api/v1/keys/{id}', { params: { path: { id } } })
  },
})
