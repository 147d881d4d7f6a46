/**
 * The typed client of a Roster server.
 *
 * @example
 * const roster = createRoster({ url: 'http://127.0.0.1:4480', token: process.env.ROSTER_TOKEN })
 * const { models } = await roster.models.list({ modality: 'audio' })
 */
import { adapters } from './adapters.ts'
import { changes } from './changes.ts'
import { configurations } from './configurations.ts'
import { doctor } from './doctor.ts'
import { downloads } from './downloads.ts'
import { events } from './events.ts'
import { exports } from './exports.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { library } from './library.ts'
import { modelService } from './model-service.ts'
import { models } from './models.ts'
import { providers } from './providers.ts'
import { resolve } from './resolve.ts'
import { session } from './session.ts'
import { system } from './system.ts'
import { createTransport, type RosterOptions } from './transport.ts'
import { uploads } from './uploads.ts'
import { usage } from './usage.ts'

export type { Adapter, AdapterCreate, AdapterFilter, AdapterPatch } from './adapters.ts'
export type { ChangeDetail, ChangeList, ChangeSet } from './changes.ts'
export type {
  Configuration,
  ConfigurationCreate,
  ConfigurationPatch,
  DefaultConfiguration,
} from './configurations.ts'
export type { Diagnosis, Finding } from './doctor.ts'
export type {
  Download,
  DownloadCreate,
  DownloadList,
  DownloadMove,
  DownloadPlan,
  DownloadRetry,
  DownloadToken,
} from './downloads.ts'
export { type FieldError, RosterError } from './error.ts'
export type { ChangeEvent, EventListener, LibraryEvent } from './events.ts'
export type { AiToolkitExport, ExportedFile } from './exports.ts'
export type {
  CatalogFile,
  ImportOptions,
  ImportProgress,
  ImportReport,
  ImportSource,
  PopulateReport,
  PresetReport,
} from './imports.ts'
export type { Job, JobCreate, JobFilter, JobList, JobOptions } from './jobs.ts'
export type { Key, KeyCreate, NewKey } from './keys.ts'
export type {
  InstalledModel,
  LibraryFilter,
  LibraryList,
  LibraryPatch,
  LibraryRemoval,
  MatchReport,
  RemovalOptions,
  Scan,
  ScanRequest,
  UpdateCheck,
  Verification,
} from './library.ts'
export type { JobNeeds } from './model-service.ts'
export type { CurrentModel, Model, ModelCreate, ModelFilter, ModelList, ModelPatch } from './models.ts'
export type {
  DiscoveryOptions,
  DiscoveryReport,
  Provider,
  ProviderCreate,
  ProviderList,
  ProviderPatch,
} from './providers.ts'
export type { Resolution, ResolveRequest } from './resolve.ts'
export type { components, paths } from './schema.ts'
export type { Session } from './session.ts'
export type { BaseModel, System } from './system.ts'
export type { IfMatch, RosterOptions, Tagged, Transport } from './transport.ts'
export type { ByteStream } from './upload-source.ts'
export type { Upload, UploadFacts, UploadList, UploadOptions } from './uploads.ts'
export type { UsageFilter, UsageReport, UsageRow } from './usage.ts'

export type Roster = ReturnType<typeof createRoster>

/** @throws RosterError from each call that the server refuses or that no server answers. */
export function createRoster(options: RosterOptions = {}) {
  const transport = createTransport(options)
  return {
    models: models(transport),
    providers: providers(transport),
    configurations: configurations(transport),
    changes: changes(transport),
    imports: imports(transport),
    resolve: resolve(transport),
    jobs: jobs(transport),
    usage: usage(transport),
    downloads: downloads(transport),
    uploads: uploads(options, transport),
    exports: exports(transport),
    library: library(transport),
    adapters: adapters(transport),
    system: system(transport),
    doctor: doctor(transport),
    modelService: modelService(transport),
    events: events(options),
    keys: keys(transport),
    session: session(transport),
    /** Every path of the server, for what has no name here. */
    transport,
  }
}
