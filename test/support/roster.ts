// A Roster of one's own for a test: an empty database on either engine, and requests as an admin or as a stranger.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Clock } from '../../src/core/clock.ts'
import { readEnvironment } from '../../src/core/environment.ts'
import { createLog, type Log } from '../../src/core/log.ts'
import { type Options, openRoster, type Roster } from '../../src/main.ts'
import { createDatabase } from './postgres.ts'

/** For `describe.each`. */
export const DATABASES = ['sqlite', 'postgres'] as const
export type Engine = (typeof DATABASES)[number]

export const ADMIN_TOKEN = 'the-admin-token-of-the-tests'

export interface Answer<Body> {
  status: number
  headers: Headers
  /** The JSON, or null where there is none. */
  body: Body
}

/** @param body what becomes JSON; text is sent as it is. */
export type Request = <Body = Problem>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  errors?: { pointer: string; detail: string }[]
}

export interface TestRoster {
  roster: Roster
  /** What a second server needs to stand on the same database. */
  place: Place
  /** As the admin. */
  request: Request
  /** Without credentials. */
  stranger: Request
  close(): Promise<void>
}

export interface Place {
  home: string
  databaseUrl: string
  remove(): Promise<void>
}

export interface TestRosterOptions {
  engine: Engine
  variables?: Record<string, string>
  /** Whether it starts with the built-in models. */
  populate?: boolean
  /** Where it stands, where that is there already; who made the place removes it. */
  place?: Place
  /** Stands beside another server, at its place. */
  beside?: TestRoster
  log?: Log
  /** Instead of looking for GPUs on this machine. */
  findGpus?: NonNullable<Options['findGpus']>
  clock?: Clock
  /** Instead of those that call providers. */
  runnerOf?: NonNullable<Options['runnerOf']>
}

/** A folder and an empty database that nothing has been written to. */
export async function newPlace(engine: Engine): Promise<Place> {
  const home = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const database = engine === 'postgres' ? await createDatabase(inject('postgresUrl')) : undefined
  return {
    home,
    databaseUrl: database?.url ?? `file:${join(home, 'roster.db')}`,
    async remove() {
      await database?.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The variables of a server at a place: nothing of the machine's own environment reaches a test. */
export const variablesOf = ({ home, databaseUrl }: Place): Record<string, string> => ({
  ROSTER_HOME: home,
  DATABASE_URL: databaseUrl,
  MODELS_DIR: join(home, 'models'),
  ROSTER_ADMIN_TOKEN: ADMIN_TOKEN,
  ROSTER_LOG_LEVEL: 'silent',
  // Nobody is there: what a test asks of an upstream never leaves this machine.
  HF_ENDPOINT: 'http://127.0.0.1:9',
  CIVITAI_ENDPOINT: 'http://127.0.0.1:9',
})

export async function openTestRoster(options: TestRosterOptions): Promise<TestRoster> {
  const { engine, variables, populate = false, log = createLog('silent'), findGpus, runnerOf, clock } = options
  const given = options.place ?? options.beside?.place
  const place = given ?? (await newPlace(engine))
  const environment = readEnvironment({ ...variablesOf(place), ROSTER_POPULATE: String(populate), ...variables })
  const own = { ...(findGpus && { findGpus }), ...(runnerOf && { runnerOf }), ...(clock && { clock }) }
  const roster = await openRoster({ environment, log, ...own })
  const send = (input: URL, init: RequestInit) => roster.app.request(input.href, init)
  return {
    roster,
    place,
    request: requester('http://127.0.0.1:4480', send, { authorization: `Bearer ${ADMIN_TOKEN}` }),
    stranger: requester('http://127.0.0.1:4480', send),
    async close() {
      await roster.close()
      if (!given) await place.remove()
    },
  }
}

/** Requests to a server, however they are sent. */
export function requester(
  base: string,
  send: (url: URL, init: RequestInit) => Response | Promise<Response>,
  credentials: Record<string, string> = {},
): Request {
  return async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const url = new URL(base + path)
    const init: RequestInit = { method, headers: { host: url.host, ...credentials, ...headers } }
    if (body !== undefined) {
      init.body = typeof body === 'string' ? body : JSON.stringify(body)
      init.headers = { 'content-type': 'application/json', ...init.headers }
    }
    const response = await send(url, init)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text || null) as Body,
    }
  }
}

/** A provider and models to work with; what a test does not care about is filled in. */
export const PROVIDER = { id: 'acme', display_name: 'Acme', kind: 'openAI', api_key_env: 'ACME_API_KEY' } as const

export const model = (id: string, facts: object = {}) => ({
  id,
  provider: PROVIDER.id,
  model_key: `key-of-${id}`,
  display_name: id,
  modality: 'text',
  task: 'chat',
  ...facts,
})

/** Adds the provider and these models, one change set each. */
export async function addModels(request: Request, ...models: object[]): Promise<void> {
  for (const [path, body] of [['/api/v1/providers', PROVIDER], ...models.map((each) => ['/api/v1/models', each])]) {
    const { status, body: answer } = await request('POST', String(path), body)
    if (status !== 201) throw new Error(`cannot add ${JSON.stringify(body)}: ${JSON.stringify(answer)}`)
  }
}

const TABLES = [
  'api_providers',
  'api_models',
  'model_details',
  'settings',
  'counters',
  'change_sets',
  'change_entries',
] as const

/** Everything that a change can write, as it is in the database: equal before and after where nothing was changed. */
export async function everyRow({ roster }: TestRoster): Promise<Record<string, string[]>> {
  const tables = TABLES.map(async (table) => {
    const rows = await roster.database.reader.selectFrom(table).selectAll().execute()
    return [table, rows.map((row) => JSON.stringify(row)).sort()] as const
  })
  return Object.fromEntries(await Promise.all(tables))
}

/** Events of the live news from `after` on, as they come; ends with whoever reads them. */
export async function* revisionsOf({ roster }: TestRoster, after: number): AsyncGenerator<number> {
  const headers = {
    host: '127.0.0.1',
    authorization: `Bearer ${ADMIN_TOKEN}`,
    'last-event-id': String(after),
  }
  const { body } = await roster.app.request('/api/v1/events', { headers })
  if (!body) throw new Error('no events came')
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const events = (text + chunk).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const id = /^id: (\d+)$/m.exec(event)?.[1]
      if (id) yield Number(id)
    }
  }
}

/** Resolves when the server answers from this revision, however it came to know of it. */
export async function reaches(test: TestRoster, revision: number): Promise<void> {
  if (test.roster.catalog.revision >= revision) return
  for await (const seen of revisionsOf(test, test.roster.catalog.revision)) if (seen >= revision) return
}
