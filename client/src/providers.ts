import type { components } from './schema.ts'
import { dataOf, type IfMatch, ifMatchHeader, type Tagged, type Transport, taggedOf } from './transport.ts'

export type Provider = components['schemas']['Provider']
export type ProviderCreate = components['schemas']['ProviderCreate']
export type ProviderPatch = components['schemas']['ProviderPatch']
export type ProviderList = components['schemas']['ProviderList']
export type DiscoveryReport = components['schemas']['DiscoveryReport']

export interface DiscoveryOptions {
  /** Whether only the difference is asked for and nothing is written. @default true */
  dryRun?: boolean
  signal?: AbortSignal
}

export const providers = (transport: Transport) => ({
  list: (): Promise<ProviderList> => dataOf(transport.GET('/api/v1/providers')),

  read: (id: string): Promise<Tagged<Provider>> =>
    taggedOf(transport.GET('/api/v1/providers/{id}', { params: { path: { id } } })),

  create: (body: ProviderCreate): Promise<Provider> => dataOf(transport.POST('/api/v1/providers', { body })),

  update: (id: string, body: ProviderPatch, options: IfMatch = {}): Promise<Provider> =>
    dataOf(
      transport.PATCH('/api/v1/providers/{id}', { params: { path: { id }, header: ifMatchHeader(options) }, body }),
    ),

  async remove(id: string, options: IfMatch = {}): Promise<void> {
    await transport.DELETE('/api/v1/providers/{id}', { params: { path: { id }, header: ifMatchHeader(options) } })
  },

  /** Asks the provider itself what it offers now: the difference with the catalog, or what was written of it. */
  discover: (id: string, { dryRun = true, signal }: DiscoveryOptions = {}): Promise<DiscoveryReport> =>
    dataOf(
      transport.POST('/api/v1/providers/{id}/discover', {
        params: { path: { id }, query: { dry_run: dryRun ? 'true' : 'false' } },
        ...(signal && { signal }),
      }),
    ),
})
