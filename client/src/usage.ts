import type { components, paths } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type UsageRow = components['schemas']['UsageRow']
export type UsageReport = components['schemas']['UsageReport']
export type UsageFilter = NonNullable<paths['/api/v1/usage']['get']['parameters']['query']>

export const usage = (transport: Transport) => ({
  /** What was used by model, provider or day: one's own, and for an admin by all. Percentiles are within 4.5%. */
  read: (query: UsageFilter = {}): Promise<UsageReport> =>
    dataOf(transport.GET('/api/v1/usage', { params: { query } })),
})
