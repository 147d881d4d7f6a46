import type { components, paths } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type InstalledModel = components['schemas']['InstalledModel']
export type LibraryList = components['schemas']['LibraryList']
export type LibraryPatch = components['schemas']['LibraryPatch']
export type LibraryRemoval = components['schemas']['LibraryRemoval']
export type MatchReport = components['schemas']['MatchReport']
export type Scan = components['schemas']['Scan']
export type ScanRequest = Partial<components['schemas']['ScanRequest']>
export type UpdateCheck = components['schemas']['UpdateCheck']
export type Verification = components['schemas']['Verification']
export type LibraryFilter = NonNullable<paths['/api/v1/library']['get']['parameters']['query']>

export interface RemovalOptions {
  /** Although an installed model needs it. */
  force?: boolean
  /** What was adopted in place is only forgotten unless this says `remove`. */
  files?: 'keep' | 'remove'
}

const at = (id: string) => ({ path: { id } })
const queryOf = ({ force, files }: RemovalOptions) => ({
  ...(force && { force: 'true' as const }),
  ...(files && { files }),
})

export const library = (transport: Transport) => ({
  /** Installed models by id, and the room that all of them take. */
  list: (query: LibraryFilter = {}): Promise<LibraryList> =>
    dataOf(transport.GET('/api/v1/library', { params: { query } })),

  read: (id: string): Promise<InstalledModel> => dataOf(transport.GET('/api/v1/library/{id}', { params: at(id) })),

  /** Renames it or corrects what it is; no scan changes that again. */
  update: (id: string, body: LibraryPatch): Promise<InstalledModel> =>
    dataOf(transport.PATCH('/api/v1/library/{id}', { params: at(id), body })),

  /** What a removal would do; nothing is removed. */
  planRemoval: (id: string, options: RemovalOptions = {}): Promise<LibraryRemoval> =>
    dataOf(
      transport.DELETE('/api/v1/library/{id}', {
        params: { ...at(id), query: { ...queryOf(options), dry_run: 'true' } },
      }),
    ) as Promise<LibraryRemoval>,

  async remove(id: string, options: RemovalOptions = {}): Promise<void> {
    await transport.DELETE('/api/v1/library/{id}', { params: { ...at(id), query: queryOf(options) } })
  },

  /** Releases a quarantined model although it is dangerous to load. */
  unlock: (id: string): Promise<InstalledModel> =>
    dataOf(transport.POST('/api/v1/library/{id}/unlock', { params: at(id) })),

  /** Looks through a folder for models, or through all that are known; it goes on in the background. */
  scan: (request: ScanRequest = {}): Promise<Scan> =>
    dataOf(transport.POST('/api/v1/library/scan', { body: { path: null, kind: 'auto', ...request } })),

  /** How far the scan is, or how the last one went. */
  readScan: (): Promise<Scan> => dataOf(transport.GET('/api/v1/library/scan')),

  /** Hashes these models, or all, in the background. */
  verify: (ids: string[] | null = null): Promise<Verification> =>
    dataOf(transport.POST('/api/v1/library/verify', { body: { ids } })),

  readVerification: (): Promise<Verification> => dataOf(transport.GET('/api/v1/library/verify')),
  pauseVerification: (): Promise<Verification> => dataOf(transport.POST('/api/v1/library/verify/pause')),
  resumeVerification: (): Promise<Verification> => dataOf(transport.POST('/api/v1/library/verify/resume')),
  cancelVerification: (): Promise<Verification> => dataOf(transport.POST('/api/v1/library/verify/cancel')),

  /** Asks where installed models came from whether there is something newer, in the background. */
  checkUpdates: (): Promise<UpdateCheck> => dataOf(transport.POST('/api/v1/library/updates')),
  readUpdates: (): Promise<UpdateCheck> => dataOf(transport.GET('/api/v1/library/updates')),

  /** Asks CivitAI which models the installed files are. @param apply keeps what nobody knew. */
  match: (apply = false): Promise<MatchReport> => dataOf(transport.POST('/api/v1/library/match', { body: { apply } })),
})
