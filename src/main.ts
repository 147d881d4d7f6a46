// The composition root: the only file that knows everything.

import { Access, accessRoutes, adminToken, KeyRing, Keys, keyRoutes, Oidc, Throttle } from './access/index.ts'
import { Adapters, adapterRoutes } from './adapters/index.ts'
import {
  type Catalog,
  LimitOverrides,
  Local,
  loadCatalog,
  Models,
  modelRoutes,
  Providers,
  providerRoutes,
} from './catalog/index.ts'
import { Changes, changeRoutes, Feed, Retention } from './changes/index.ts'
import {
  ConfigurationIndex,
  Configurations,
  configurationRoutes,
  readConfigurations,
  removeConfigurationsOf,
} from './configurations/index.ts'
import { SYSTEM } from './core/actor.ts'
import { type Clock, systemClock } from './core/clock.ts'
import { type Environment, isLoopback, readEnvironment, StartError } from './core/environment.ts'
import { RosterError } from './core/errors.ts'
import { createLog, type Log } from './core/log.ts'
import { version } from './core/version.ts'
import { type Database, openDatabase, type Query } from './db/index.ts'
import { createUpstream } from './downloads/engine/index.ts'
import { createDownloads, type Downloads, downloadRoutes } from './downloads/index.ts'
import { Sources, sourceOf } from './downloads/sources/index.ts'
import { Exports, exportRoutes } from './exports/index.ts'
import { Gateway, gatewayRoutes } from './gateway/index.ts'
import {
  type App,
  catalogFacade,
  chatRoutes,
  createApp,
  downloadFacade,
  endpointsOf,
  functionRoutes,
  installedFacade,
  type Listening,
  listen,
  Metrics,
  openAiRoutes,
  uploadFormRoutes,
} from './http/index.ts'
import { Discovery, Imports, importRoutes, PresetImports } from './imports/index.ts'
import { Jobs, jobRoutes, ProviderLimits, usageRoutes } from './jobs/index.ts'
import {
  followRows,
  InstalledModels,
  libraryRoutes,
  Matcher,
  openLibrary,
  rebuildRows,
  Scans,
  scanRoutes,
  Updates,
  Usage,
  upstreamRoutes,
  Verifier,
  verifyRoutes,
  weightsOf,
} from './library/index.ts'
import { OutputRetention, Outputs, outputRoutes } from './outputs/index.ts'
import { resolveRoutes } from './resolve/index.ts'
import { createRunners, Loading, type Runner } from './runners/index.ts'
import { doctorRoutes } from './system/doctor/index.ts'
import { ENTITIES } from './system/entities/index.ts'
import { type Found, Machine, systemRoutes } from './system/index.ts'
import { Uploads, uploadRoutes } from './uploads/index.ts'
import type { ProviderKind } from './vocabulary/index.ts'

export interface Roster {
  app: App
  access: Access
  catalog: Catalog
  changes: Changes
  models: Models
  imports: Imports
  machine: Machine
  downloads: Downloads
  jobs: Jobs
  database: Database
  environment: Environment
  log: Log
  close(): Promise<void>
}

export interface Options {
  environment?: Environment
  log?: Log
  clock?: Clock
  /** Sees every statement of a write before it runs. */
  onQuery?: (query: Query) => void
  /** Instead of looking for GPUs on this machine. */
  findGpus?: () => Promise<Found>
  /** Instead of those that call providers. */
  runnerOf?: (kind: ProviderKind) => Runner | undefined
}

/** Everything but the listening socket. @throws StartError with a sentence for the person who starts it. */
export async function openRoster(options: Options = {}): Promise<Roster> {
  const environment = options.environment ?? readEnvironment()
  const log = options.log ?? createLog(environment.logLevel)
  const clock = options.clock ?? systemClock
  const overrides = new LimitOverrides(environment.variables)
  const token = adminToken(environment.adminToken, environment.home)
  const onWarning = (sentence: string) => log.warn(sentence)
  const database = await openDatabase(environment.databaseUrl, { onQuery: options.onQuery, onWarning })
  const opened: Opened[] = [database]
  try {
    const { findGpus, runnerOf } = options
    return await assemble(database, opened, { environment, log, clock, overrides, token, findGpus, runnerOf })
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

interface Opened {
  close(): Promise<void>
}

/** What was opened last is closed first. */
async function closeAll(opened: readonly Opened[]): Promise<void> {
  for (const each of opened.toReversed()) await each.close()
}

interface Settled {
  environment: Environment
  log: Log
  clock: Clock
  overrides: LimitOverrides
  token: string
  findGpus: Options['findGpus']
  runnerOf: Options['runnerOf']
}

/** @param opened takes what is opened on the way, so that it can be closed also where the start cannot go on. */
async function assemble(database: Database, opened: Opened[], settled: Settled): Promise<Roster> {
  const { environment, log, clock, overrides, token, findGpus } = settled
  const library = await openLibrary({ ...environment, log }).catch(stopTheStart)
  opened.push(library)
  const { variables } = environment
  const local = new Local({ variables, overrides, installed: library.installed })
  library.onChange(() => local.changed())
  const catalog = await loadCatalog(database.reader, local)
  const configurationIndex = new ConfigurationIndex(await readConfigurations(database.reader))
  const feed = new Feed(database, catalog.revision, log)
  opened.push(feed)
  feed.follow((revision, outcomes) => catalog.apply(revision, outcomes))
  feed.follow((_, outcomes) => configurationIndex.apply(outcomes))
  const changes = new Changes(database, feed, clock, ENTITIES)
  const ring = new KeyRing(database, clock, log)
  feed.follow((_, outcomes) => ring.apply(outcomes))
  const kinds = [ring, ...(environment.oidc ? [new Oidc(environment.oidc, clock, log)] : [])]
  const access = new Access({ database, adminToken: token, publicRead: environment.publicRead, clock, kinds })
  const front = { tls: environment.tls !== undefined, trustsProxy: environment.trustProxy }
  for (const warning of overrides.check(catalog.modelIds)) log.warn(warning)

  const modelService = new Models(catalog, changes, removeConfigurationsOf, {
    has: (id) => library.find(id) !== undefined,
    remove: (actor, id) => installed.removeFilesOf(actor, id),
    areOnTheirWay: async (id) => (await downloads.modelsOnTheirWay()).has(id),
  })
  const providerService = new Providers(catalog, changes)
  const imports = new Imports(catalog, changes)
  const presets = new PresetImports({ catalog, index: configurationIndex, changes, reader: database.reader })
  if (environment.populate && catalog.revision === 0) await imports.populate(SYSTEM).catch(stopTheStart)

  const machine = new Machine({ environment, database, clock, log, ...(findGpus && { findGpus }) })
  const { auditDays } = environment
  const retention = auditDays === undefined ? undefined : new Retention({ database, clock, log, days: auditDays })
  if (retention) opened.push(retention)
  const upstream = createUpstream(environment.downloads)
  opened.push(upstream)
  const { allowPrivateUrls } = environment.downloads
  const { huggingFace, civitai } = environment
  const sources = new Sources({ upstream, huggingFace, civitai, allowPrivateUrls })
  const downloads = createDownloads({
    ...{ database, changes, feed, library, log, now: clock },
    ...{ databaseUrl: environment.databaseUrl, upstream, sources, atATime: environment.downloads.atOnce },
    readSource: (asked) =>
      sourceOf(asked, {
        ...{ hubEndpoint: huggingFace.endpoint, civitaiEndpoint: civitai.endpoint, allowPrivateUrls },
      }),
    findModel: (id) => catalog.model(id)?.row,
    adoptAt: (actor, path) => scans.adopt(actor, path),
  })
  opened.push(downloads)
  const uploads = new Uploads({ library, catalog, changes, now: clock, log })
  opened.push(uploads)
  const verifier = new Verifier({ library, home: environment.home, log, clock })
  opened.push(verifier)
  const installed = new InstalledModels({
    ...{ library, catalog, changes, models: modelService, removeParts: removeConfigurationsOf },
    uses: [
      async (id) => ((await downloads.isBringing(id)) ? 'it is being downloaded' : null),
      (id) => (verifier.isVerifying(id) ? 'it is being verified' : null),
    ],
  })
  await rebuildRows({ library, catalog, changes, reader: database.reader, log })
  feed.follow(followRows(library, log))
  const onTheirWay = async () => {
    const downloaded = await downloads.modelsOnTheirWay()
    return { has: (id: string) => downloaded.has(id) || uploads.isBringing(id) }
  }
  const scans = new Scans({ library, catalog, changes, onTheirWay, home: environment.home, log, clock })
  opened.push(scans)
  const usage = new Usage(library.modelsDir)
  await scans.rebuild()
  await verifier.restore()
  const updates = new Updates(library, sources, clock)
  opened.push(updates)
  const matcher = new Matcher({ library, catalog, changes, upstreams: sources })
  const known = { catalog, configurations: configurationIndex }
  const circumstances = () => ({ now: clock(), vramGb: machine.vramGb })
  const outputs = new Outputs({ ...environment.outputs, upstream })
  opened.push(new OutputRetention({ ...environment.outputs, clock, log }))
  const runnerOf =
    settled.runnerOf ?? createRunners({ variables, weightsOf: (id) => weightsOf(library, id), home: environment.home })
  const jobs = new Jobs({
    ...{ database, databaseUrl: environment.databaseUrl, known, providers: providerService, circumstances, runnerOf },
    ...{ outputs, limits: new ProviderLimits(environment.variables), ...environment.jobs },
    ...{ retryBaseMs: environment.downloads.retryBaseMs, log, now: clock },
  })
  opened.push(jobs)
  const { timeoutSeconds } = environment.jobs
  const loading = new Loading({ catalog, runnerOf, log })
  const gateway = new Gateway({ jobs, catalog, runnerOf, outputs, variables, front, timeoutSeconds })
  opened.push(gateway)

  const app = createApp({
    access,
    throttle: new Throttle(clock),
    feed,
    downloads,
    library,
    jobs,
    db: database.reader,
    log,
    metrics: new Metrics({ catalog, feed, db: database.reader, jobs }),
    front,
    corsOrigins: environment.corsOrigins,
    listensOnLoopback: isLoopback(environment.host),
    version,
    routes: [
      modelRoutes(catalog, modelService, (before, now) => loading.change(before, now)),
      providerRoutes(catalog, providerService),
      changeRoutes(database.reader, changes),
      importRoutes({
        ...{ imports, presets, discovery: new Discovery({ catalog, changes, runnerOf, clock }) },
        readAddress: (address, length) => upstream.readRange(address, 0, length),
      }),
      resolveRoutes(known, providerService, circumstances),
      jobRoutes(jobs),
      outputRoutes(outputs, (actor, id) => jobs.read(actor, id)),
      usageRoutes(database.reader, (id) => catalog.model(id)?.row.display_name),
      configurationRoutes(new Configurations(catalog, configurationIndex, changes)),
      adapterRoutes(catalog, new Adapters(catalog, modelService)),
      downloadRoutes(downloads),
      uploadRoutes(uploads.tus),
      exportRoutes(new Exports(library, catalog)),
      // Its words stand before ids.
      scanRoutes(scans),
      verifyRoutes(library, verifier),
      upstreamRoutes(updates, matcher),
      libraryRoutes({ library, installed, usage }),
      systemRoutes(machine),
      doctorRoutes({ environment, database, endpoints: async () => endpointsOf(catalog) }),
      accessRoutes(access, front),
      keyRoutes(new Keys(database.reader, changes, clock)),
    ],
    facades: [
      catalogFacade({
        ...{ catalog, models: modelService, downloads, sources, bareList: environment.apiModels },
        installedBytes: (id) => library.find(id)?.size_bytes,
      }),
      downloadFacade(downloads, catalog),
      chatRoutes({ catalog, models: modelService, imports }),
      openAiRoutes(catalog),
      functionRoutes(jobs, front),
      gatewayRoutes(gateway),
      installedFacade({ library, installed, usage }),
      uploadFormRoutes({ uploads, installed }),
    ],
  })
  const close = () => closeAll(opened)
  return {
    app,
    access,
    catalog,
    changes,
    models: modelService,
    imports,
    machine,
    downloads,
    jobs,
    database,
    environment,
    log,
    close,
  }
}

/** What the start cannot go on without is told in a sentence, as any reason not to start. */
function stopTheStart(error: unknown): never {
  throw error instanceof RosterError ? new StartError(error.message) : error
}

/** Opens everything and listens. @throws StartError with a sentence for the person who starts it. */
export async function startRoster(options: Options = {}): Promise<Roster & Listening> {
  const roster = await openRoster(options)
  try {
    const { url, close } = await listen(roster.app, roster.environment, roster.log)
    await roster.downloads.begin()
    await roster.jobs.begin()
    // After the start, so that a driver which takes its time delays nobody.
    void roster.machine.look()
    const stop = async () => {
      await close()
      await roster.close()
    }
    return { ...roster, url, close: stop }
  } catch (error) {
    await roster.close()
    throw error
  }
}
