// Writers at the same time, in one server and in several: nothing is lost and no rule is broken.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  addModels,
  DATABASES,
  model,
  newPlace,
  openTestRoster,
  type Request,
  reaches,
  type TestRoster,
} from '../../test/support/roster.ts'
import { type RosterProcess, startProcess } from '../../test/support/roster-process.ts'

const MODELS = '/api/v1/models'

/** Sends requests to the servers in turn, without waiting for any. */
const sendAll = (
  count: number,
  servers: readonly Request[],
  send: (request: Request, n: number) => ReturnType<Request>,
) => Promise.all(Array.from({ length: count }, (_, n) => send(servers[n % servers.length] as Request, n)))

describe.each(DATABASES)('writers on %s', (engine) => {
  let here: TestRoster
  let processes: RosterProcess[]
  /** This one and two in processes of their own, all on one database. */
  let servers: Request[]
  beforeAll(async () => {
    here = await openTestRoster({ engine })
    const others = Array.from({ length: 24 }, (_, n) => model(`model-${n}`, { task: 'claimed' }))
    await addModels(here.request, model('one'), model('two'), ...others)
    processes = await Promise.all([1, 2].map(() => startProcess(here.place)))
    servers = [here.request, ...processes.map(({ request }) => request)]
  })
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.kill()))
    await here.close()
  })

  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

  it('that each change another field lose none', async () => {
    const answers = await sendAll(50, [here.request], (request, n) =>
      request('PATCH', `${MODELS}/one`, { capabilities: { [`field_${n}`]: n } }),
    )
    expect(statuses(answers)).toEqual(Array(50).fill(200))
    const { body } = await here.request<{ capabilities: object }>('GET', `${MODELS}/one`)
    expect(body.capabilities).toEqual(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`field_${n}`, n])))
  })

  it('in several processes that each change another field lose none', async () => {
    const answers = await sendAll(30, servers, (request, n) =>
      request('PATCH', `${MODELS}/two`, { input_defaults: { [`field_${n}`]: n } }),
    )
    expect(statuses(answers)).toEqual(Array(30).fill(200))
    await reachedAll(answers)
    const { body } = await here.request<{ input_defaults: object }>('GET', `${MODELS}/two`)
    expect(Object.keys(body.input_defaults)).toHaveLength(30)
  })

  it('in several processes that name the version they read are let through once', async () => {
    const { headers } = await here.request('GET', `${MODELS}/one`)
    const ifMatch = { 'if-match': headers.get('etag') ?? '' }
    const answers = await sendAll(9, servers, (request, n) =>
      request('PATCH', `${MODELS}/one`, { description: `${n}` }, ifMatch),
    )
    expect(statuses(answers)).toEqual([200, ...Array(8).fill(412)])
  })

  it('in several processes that all claim the default leave one', async () => {
    const answers = await sendAll(24, servers, (request, n) =>
      request('PATCH', `${MODELS}/model-${n}`, { is_default: true }),
    )
    expect(statuses(answers)).toEqual(Array(24).fill(200))
    await reachedAll(answers)
    const rows = await here.roster.database.reader
      .selectFrom('api_models')
      .select(['display_name', 'is_default'])
      .execute()
    const defaults = rows.filter(({ is_default }) => is_default).map(({ display_name }) => display_name)
    expect(defaults).toHaveLength(1)
    const candidates = here.roster.catalog.candidates('text', 'claimed')
    expect([...candidates].filter(({ row }) => row.is_default).map(({ row }) => row.id)).toEqual(defaults)
  })

  it.each([
    ['key', (n: number) => model(`key-${n}`, { model_key: 'the-same' })],
    ['id', (n: number) => model('the-same', { model_key: `id-${n}` })],
  ])('in several processes that create the same %s are let through once', async (_what, body) => {
    const answers = await sendAll(18, servers, (request, n) => request('POST', MODELS, body(n)))
    expect(statuses(answers)).toEqual([201, ...Array(17).fill(409)])
  })

  it('in several processes number their changes and models without a gap', async () => {
    const answers = await sendAll(30, servers, (request, n) => request('POST', MODELS, model(`new-${n}`)))
    expect(statuses(answers)).toEqual(Array(30).fill(201))
    const { reader } = here.roster.database
    const sets = await reader.selectFrom('change_sets').select('revision').orderBy('revision').execute()
    expect(sets.map(({ revision }) => revision)).toEqual(sets.map((_, index) => index + 1))
    const models = await reader.selectFrom('model_details').select('number').orderBy('number').execute()
    expect(models.map(({ number }) => number)).toEqual(models.map((_, index) => index + 1))
  })

  const reachedAll = (answers: { headers: Headers }[]) =>
    reaches(here, Math.max(...answers.map(({ headers }) => Number(headers.get('x-roster-revision')))))
})

it.each(DATABASES)('processes that start at once on a new %s database populate it once', async (engine) => {
  const place = await newPlace(engine)
  onTestFinished(place.remove)
  const processes = await Promise.all([1, 2, 3].map(() => startProcess(place, { ROSTER_POPULATE: 'true' })))
  for (const each of processes) onTestFinished(each.kill)
  for (const { request } of processes) {
    const { body } = await request<{ changes: { action: string }[] }>('GET', '/api/v1/changes')
    expect(body.changes.map(({ action }) => action)).toEqual(['populate'])
  }
})
