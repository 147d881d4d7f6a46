import type { components } from './schema.ts'
import { statesOf } from './states.ts'
import { dataOf, type Transport } from './transport.ts'

export type Download = components['schemas']['Download']
export type DownloadCreate = components['schemas']['DownloadCreate']
export type DownloadList = components['schemas']['DownloadList']
export type DownloadMove = components['schemas']['DownloadMove']
export type DownloadPlan = components['schemas']['DownloadPlan']

export type DownloadRetry = components['schemas']['DownloadRetry']

export interface DownloadToken {
  /** Instead of the one that it was asked for with; kept in the memory of the server alone. */
  token?: string
}

export const downloads = (transport: Transport) => ({
  /** Those on their way and those that ended in the last 7 days, oldest first. */
  list: (query: { limit?: number; cursor?: string } = {}): Promise<DownloadList> =>
    dataOf(transport.GET('/api/v1/downloads', { params: { query } })),

  read: (id: string): Promise<Download> =>
    dataOf(transport.GET('/api/v1/downloads/{id}', { params: { path: { id } } })),

  /** What would be brought: files, sizes, what keeps them, what it is. Nothing is started. */
  plan: (body: DownloadCreate, { signal }: { signal?: AbortSignal } = {}): Promise<DownloadPlan> =>
    dataOf(
      transport.POST('/api/v1/downloads', { params: { query: { plan: '1' } }, body, ...(signal && { signal }) }),
    ) as Promise<DownloadPlan>,

  /** Brings a model's files here; one that is on its way already is answered with the same download. */
  start: (body: DownloadCreate): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads', { body })) as Promise<Download>,

  /** Stops it and keeps what has arrived. */
  pause: (id: string): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/pause', { params: { path: { id } } })),

  /** Lets one that is paused, or waits for a token, go on where it stood. */
  resume: (id: string, body: DownloadToken = {}): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/resume', { params: { path: { id } }, body })),

  /** Tries one that failed again; what had arrived is not fetched again. */
  retry: (id: string, body: DownloadRetry = {}): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/retry', { params: { path: { id } }, body })),

  /** Gives one that waits another place in the queue. */
  move: (id: string, body: DownloadMove): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/move', { params: { path: { id } }, body })),

  /** Stops it and deletes what had arrived. */
  cancel: (id: string): Promise<Download> =>
    dataOf(transport.POST('/api/v1/downloads/{id}/cancel', { params: { path: { id } } })),

  /** Each state of it as it comes, the last one final. Ends with the signal as well. */
  follow: (id: string, signal?: AbortSignal): AsyncGenerator<Download> =>
    statesOf<Download>(() =>
      transport.GET('/api/v1/downloads/{id}/events', {
        params: { path: { id } },
        parseAs: 'stream',
        ...(signal && { signal }),
      }),
    ),
})
