import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type ResolveRequest = components['schemas']['ResolveRequest']
export type Resolution = components['schemas']['Resolution']

/** Which model, with which parameters, within which limits, at what cost. */
export const resolve =
  (transport: Transport) =>
  (body: ResolveRequest, options: { signal?: AbortSignal } = {}): Promise<Resolution> =>
    dataOf(transport.POST('/api/v1/resolve', { body, ...options }))
