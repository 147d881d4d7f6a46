// What one server commits, every other server on the same database answers from: in order, once, whatever is lost.
import fc from 'fast-check'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  addModels,
  DATABASES,
  model,
  openTestRoster,
  reaches,
  revisionsOf,
  type TestRoster,
} from '../../test/support/roster.ts'
import { startProcess } from '../../test/support/roster-process.ts'
import { loadCatalog } from '../catalog/index.ts'

describe.each(DATABASES)('two servers on one %s database', (engine) => {
  let first: TestRoster
  let second: TestRoster
  beforeEach(async () => {
    first = await openTestRoster({ engine })
    await addModels(first.request, model('one'))
    second = await openTestRoster({ engine, beside: first })
  })
  afterEach(async () => {
    await second.close()
    await first.close()
  })

  it('answer from the same revision', async () => {
    const { headers } = await first.request('PATCH', '/api/v1/models/one', { display_name: 'Changed' })
    await reaches(second, Number(headers.get('x-roster-revision')))
    const { body } = await second.request<object>('GET', '/api/v1/models/one')
    expect(body).toEqual((await first.request('GET', '/api/v1/models/one')).body)
    expect(body).toMatchObject({ display_name: 'Changed' })
  })

  it('pass every revision on, in order and once, whichever of them made it', async () => {
    const writes = Array.from({ length: 30 }, (_, n) => [first, second][n % 2] ?? first).map((server, n) =>
      server.request('POST', '/api/v1/models', model(`model-${n}`)),
    )
    const seen: number[] = []
    for await (const revision of revisionsOf(second, 2)) {
      seen.push(revision)
      if (revision === 32) break
    }
    for (const { status } of await Promise.all(writes)) expect(status).toBe(201)
    expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => n + 3))
  })

  it('are told of what they missed', async () => {
    for await (const revision of revisionsOf(first, 0)) {
      expect(revision).toBe(2)
      break
    }
  })

  it('hold the same catalog, which is the one that a new server loads, after any changes', async () => {
    let last = 2
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), step), { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const [byFirst, [method, path, body]] of steps) {
          const { status, headers } = await (byFirst ? first : second).request(method, `/api/v1${path}`, body)
          expect(status).toBeLessThan(500)
          last = Math.max(last, Number(headers.get('x-roster-revision')))
        }
        await Promise.all([reaches(first, last), reaches(second, last)])
        const { database, catalog } = first.roster
        const fresh = contentOf(await loadCatalog(database.reader, catalog.local))
        expect(contentOf(catalog)).toEqual(fresh)
        expect(contentOf(second.roster.catalog)).toEqual(fresh)
      }),
      { numRuns: 15 },
    )
  })
})

const id = fc.constantFrom('one', 'two', 'three', 'four', 'five')
const provider = fc.constantFrom('acme', 'local', 'beta')
const facts = fc.record(
  {
    display_name: fc.constantFrom('A', 'B', '\ufffd', '\u{1f600}'),
    priority: fc.integer({ min: 0, max: 2 }),
    is_active: fc.boolean(),
    is_default: fc.boolean(),
    provider,
    type: fc.constantFrom('base_model', 'lora'),
    model_key: fc.constantFrom('shared', 'other'),
    task: fc.constantFrom('chat', 'embedding'),
    capabilities: fc.constantFrom({}, { context_window: 8 }, { context_window: null, unknown: [1, 'x'] }),
  },
  { requiredKeys: [] },
)

type Step = [method: string, path: string, body?: object]

/** Something that a person could do; whether it is possible then is for the server to say. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(id, facts).map(([id, some]): Step => ['POST', '/models', model(id, some)]) },
  { weight: 4, arbitrary: fc.tuple(id, facts).map(([id, some]): Step => ['PATCH', `/models/${id}`, some]) },
  { weight: 2, arbitrary: id.map((id): Step => ['DELETE', `/models/${id}`]) },
  provider.map((id): Step => ['POST', '/providers', { id, display_name: id, kind: 'other' }]),
  fc.tuple(provider, fc.boolean()).map(([id, is_active]): Step => ['PATCH', `/providers/${id}`, { is_active }]),
  provider.map((id): Step => ['DELETE', `/providers/${id}`]),
  id.map((model): Step => ['PUT', '/models/current', { model }]),
  fc.integer({ min: 1, max: 60 }).map((revision): Step => ['POST', `/changes/${revision}/undo`]),
)

/** All that a catalog can be asked for. */
function contentOf(catalog: TestRoster['roster']['catalog']) {
  const tasks = ['chat', 'embedding'].map((task) => [...catalog.candidates('text', task)].map(({ row }) => row.id))
  const keys = ['shared', 'other'].map((key) =>
    catalog
      .modelsByKey(key)
      .map(({ row }) => row.id)
      .sort(),
  )
  return {
    revision: catalog.revision,
    models: [...catalog.ordered].map(({ json }) => json),
    byId: [...catalog.modelIds].sort().map((id) => catalog.model(id)?.row),
    providers: [...catalog.providers].sort((left, right) => (left.id < right.id ? -1 : 1)),
    current: catalog.currentModel?.row.id,
    tasks,
    keys,
  }
}

it.each(DATABASES)('a server in another process on %s hears of a change, and is heard', async (engine) => {
  const here = await openTestRoster({ engine })
  onTestFinished(() => here.close())
  await addModels(here.request, model('one'))
  const there = await startProcess(here.place)
  onTestFinished(() => there.kill())

  await there.request('PATCH', '/api/v1/models/one', { description: 'from there' })
  await reaches(here, 3)
  expect(here.roster.catalog.model('one')?.row.description).toBe('from there')

  await here.request('PATCH', '/api/v1/models/one', { description: 'from here' })
  const read = async () => (await there.request<{ description: string }>('GET', '/api/v1/models/one')).body.description
  await expect.poll(read).toBe('from here')
})

it('hears again on PostgreSQL after every connection was cut', async () => {
  const first = await openTestRoster({ engine: 'postgres' })
  onTestFinished(() => first.close())
  await addModels(first.request, model('one'))
  const second = await openTestRoster({ engine: 'postgres', beside: first })
  onTestFinished(() => second.close())
  const admin = new Client({ connectionString: first.place.databaseUrl })
  await admin.connect()
  onTestFinished(() => admin.end())

  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  const listening = async () => (await admin.query(`select 1 ${others} and query ilike 'listen%'`)).rowCount
  await expect.poll(listening).toBe(2)
  await admin.query(`select pg_terminate_backend(pid) ${others}`)

  const { headers, status } = await first.request('PATCH', '/api/v1/models/one', { description: 'unheard' })
  expect(status).toBe(200)
  await reaches(second, Number(headers.get('x-roster-revision')))
  expect(second.roster.catalog.model('one')?.row.description).toBe('unheard')
  await expect.poll(listening, { timeout: 20_000 }).toBe(2)
})
