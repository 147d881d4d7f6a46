// The composition root: the only file that knows everything.
import { createAdaptorServer } from '@hono/node-server'
import { Access, accessRoutes, adminToken, signInPath } from './access/index.ts'
import {
  type Catalog,
  LimitOverrides,
  Local,
  loadCatalog,
  Models,
  modelRoutes,
  models,
  Providers,
  providerRoutes,
  providers,
  settings,
} from './catalog/index.ts'
import { Changes, changeRoutes, Feed } from './changes/index.ts'
import { type Clock, systemClock } from './core/clock.ts'
import { type Environment, isLoopback, readEnvironment, StartError } from './core/environment.ts'
import { messageOf } from './core/errors.ts'
import { createLog, type Log } from './core/log.ts'
import { version } from './core/version.ts'
import { type Database, openDatabase } from './db/index.ts'
import { type App, createApp } from './http/index.ts'

export interface Roster {
  app: App
  access: Access
  catalog: Catalog
  changes: Changes
  database: Database
  environment: Environment
  log: Log
  close(): Promise<void>
}

export interface Options {
  environment?: Environment
  log?: Log
  clock?: Clock
}

/** Everything but the listening socket. @throws StartError with a sentence for the person who starts it. */
export async function openRoster(options: Options = {}): Promise<Roster> {
  const environment = options.environment ?? readEnvironment()
  const log = options.log ?? createLog(environment.logLevel)
  const clock = options.clock ?? systemClock
  const overrides = new LimitOverrides(environment.variables)
  const token = adminToken(environment.adminToken, environment.home)
  const database = await openDatabase(environment.databaseUrl)
  const local = new Local({ variables: environment.variables, overrides, installed: new Set() })
  const catalog = await loadCatalog(database.reader, local)
  const feed = new Feed(database, catalog.revision, log)
  feed.follow((revision, outcomes) => catalog.apply(revision, outcomes))
  const changes = new Changes(database, feed, clock, [models, providers, settings])
  const access = new Access(database, token, environment.publicRead, clock)
  for (const warning of overrides.check(catalog.modelIds)) log.warn(warning)

  const app = createApp({
    access,
    feed,
    db: database.reader,
    log,
    listensOnLoopback: isLoopback(environment.host),
    version,
    routes: [
      modelRoutes(catalog, new Models(catalog, changes)),
      providerRoutes(catalog, new Providers(catalog, changes)),
      changeRoutes(database.reader, changes),
      accessRoutes(access, false),
    ],
  })
  const close = async () => {
    await feed.close()
    await database.close()
  }
  return { app, access, catalog, changes, database, environment, log, close }
}

export interface Listening {
  url: string
  signInUrl: string
  close(): Promise<void>
}

/** Serves until closed. @throws StartError where the port cannot be had. */
export async function serve(roster: Roster): Promise<Listening> {
  const { host, port } = roster.environment
  const server = createAdaptorServer({ fetch: roster.app.fetch, overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(`Cannot listen on ${host}:${port}: ${reasonOf(error)}.`)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
  return {
    url,
    signInUrl: url + signInPath(roster.access.newSignInCode()),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await roster.close()
    },
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use. Stop the other program, or set PORT'
  if (code === 'EACCES') return 'this port needs more rights. Set PORT to one above 1023'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address. Set HOST'
  return messageOf(error)
}
