import type { components, paths } from './schema.ts'
import { statesOf } from './states.ts'
import { dataOf, type Transport } from './transport.ts'

export type Job = components['schemas']['Job']
export type JobCreate = components['schemas']['JobCreate']
export type JobList = components['schemas']['JobList']
export type JobFilter = NonNullable<paths['/api/v1/jobs']['get']['parameters']['query']>

export interface JobOptions {
  /** The same key within 24 hours is answered with the same job, so that a request may be sent again. */
  idempotencyKey?: string
}

export const jobs = (transport: Transport) => ({
  /** Resolves the request and lets its provider do it; refused at once where a limit is exceeded. */
  create: (body: JobCreate, { idempotencyKey }: JobOptions = {}): Promise<Job> =>
    dataOf(
      transport.POST('/api/v1/jobs', {
        params: { header: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey } },
        body,
      }),
    ),

  /** Newest first: one's own, and for an admin all. */
  list: (query: JobFilter = {}): Promise<JobList> => dataOf(transport.GET('/api/v1/jobs', { params: { query } })),

  read: (id: string): Promise<Job> => dataOf(transport.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),

  /** Stops it, also at its provider where that can be told. */
  cancel: (id: string): Promise<Job> =>
    dataOf(transport.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } })),

  /** Says how good the result is, from 1 to 5; a later rating stands for an earlier one. */
  rate: (id: string, quality_rating: number): Promise<Job> =>
    dataOf(transport.PUT('/api/v1/jobs/{id}/rating', { params: { path: { id } }, body: { quality_rating } })),

  /** What lies in a file that a job made. @param name the last part of its `url`. */
  file: async (id: string, name: string): Promise<ArrayBuffer> =>
    dataOf(transport.GET('/api/v1/jobs/{id}/files/{name}', { params: { path: { id, name } }, parseAs: 'arrayBuffer' })),

  /** Each state of it as it comes, the last one final. Ends with the signal as well. */
  follow: (id: string, signal?: AbortSignal): AsyncGenerator<Job> =>
    statesOf<Job>(() =>
      transport.GET('/api/v1/jobs/{id}/events', {
        params: { path: { id } },
        parseAs: 'stream',
        ...(signal && { signal }),
      }),
    ),
})
