// What is changed by SQL is a change like any other: recorded, undone, and answered from by every server.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addModels,
  DATABASES,
  everyRow,
  model,
  openTestRoster,
  reaches,
  type TestRoster,
} from '../../test/support/roster.ts'
import { catchesUp, openSql, type Sql } from '../../test/support/sql.ts'
import { loadCatalog, type ModelRow } from '../catalog/index.ts'

interface Entry {
  entity: string
  id: string
  before: ModelRow | null
  after: ModelRow | null
}
interface Change {
  revision: number
  actor: string
  action: string
  summary: string
  entries: Entry[]
}

const PROVIDER_ID = `(select id from api_providers where name = 'acme')`
const SDXL = `insert into api_models
  (provider_id, model_key, version, display_name, modality, task, model_family, endpoint_path, input_defaults,
   capabilities, pricing, output_format, is_active, is_default, priority)
  values (${PROVIDER_ID}, 'stability-ai/sdxl:39ed52f2', '1.0', 'SDXL 1.0', 'image', 'generation', 'SDXL', '/predictions',
   '{"width": 1024, "guidance_scale": 7.5}', '{"max_resolution": "1024x1024", "supports_inpainting": false}',
   '{"per_image": 0.0023, "currency": "USD", "billing_unit": "per_image"}', 'image/jpeg', true, true, 1)`

const insert = (name: string, facts: Record<string, string> = {}) => {
  const columns = { model_key: `'key-of-${name}'`, modality: `'text'`, task: `'chat'`, ...facts }
  return `insert into api_models (provider_id, display_name, ${Object.keys(columns).join(', ')})
    values (${PROVIDER_ID}, '${name}', ${Object.values(columns).join(', ')})`
}

describe.each(DATABASES)('SQL on %s', (engine) => {
  let test: TestRoster
  let sql: Sql
  let others: { close(): Promise<void> }[]
  beforeEach(async () => {
    others = []
    test = await openTestRoster({ engine })
    await addModels(test.request, model('one', { is_default: true }), model('two', { priority: 5 }))
    sql = await openSql(test.place)
  })
  afterEach(async () => {
    for (const other of others) await other.close()
    await sql.close()
    await test.close()
  })

  const read = async (revision: number) => (await test.request<Change>('GET', `/api/v1/changes/${revision}`)).body
  const row = (id: string) => test.roster.catalog.model(id)?.row
  /** Runs statements, and resolves with the change set that came of them once the server has taken it. */
  async function done(...statements: string[]): Promise<Change> {
    for (const statement of statements) await sql.run(statement)
    return read(await catchesUp(test))
  }

  async function agreesWithDatabase(server: TestRoster = test) {
    const { catalog, database } = server.roster
    expect(contentOf(catalog)).toEqual(contentOf(await loadCatalog(database.reader, catalog.local)))
  }

  it('adds a model that is whole: its id, its number, its family', async () => {
    const { action, summary, entries } = await done(SDXL)
    expect({ action, summary, count: entries.length }).toEqual({
      action: 'sql',
      summary: 'Added SDXL 1.0 by SQL',
      count: 1,
    })
    expect(entries[0]).toMatchObject({ entity: 'model', id: 'sdxl-1.0', before: null })
    expect(entries[0]?.after).toEqual(row('sdxl-1.0'))
    expect(row('sdxl-1.0')).toMatchObject({
      number: 3,
      family: 'SDXL',
      type: 'base_model',
      origin: 'person',
      row_version: 1,
    })
    const { status, body } = await test.request('GET', '/api/v1/models/sdxl-1.0')
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        provider: 'acme',
        pricing: { per_image: 0.0023 },
        is_default: true,
        capabilities: { supports_inpainting: false },
      },
    })
    await agreesWithDatabase()
  })

  it('changes a model: its version and its time go on, and its tag with them', async () => {
    const before = row('two')
    const { headers } = await test.request('GET', '/api/v1/models/two')
    const { entries, summary } = await done(
      `update api_models set display_name = 'Second', priority = 7 where display_name = 'two'`,
    )
    expect(summary).toBe('Changed Second by SQL')
    expect(entries).toEqual([{ entity: 'model', id: 'two', before, after: row('two') }])
    expect(row('two')).toMatchObject({ display_name: 'Second', priority: 7, row_version: 2 })
    expect(Date.parse(row('two')?.updated_at ?? '')).toBeGreaterThan(Date.parse(before?.updated_at ?? ''))
    const stale = { 'if-match': headers.get('etag') ?? '' }
    expect((await test.request('PATCH', '/api/v1/models/two', { priority: 1 }, stale)).status).toBe(412)
    await agreesWithDatabase()
  })

  it('deletes a model with its configurations, and undo brings all back', async () => {
    const parameters = {
      base_model: 'sdxl',
      name: 'Fast',
      steps: 8,
      cfg_scale: 2,
      sampler: 'euler',
      scheduler: 'simple',
    }
    const configuration = { ...parameters, resolution_width: 64, resolution_height: 64 }
    for (const name of ['Fast', 'Slow'])
      await test.request('POST', '/api/v1/models/two/configurations', { ...configuration, name })
    const list = () => test.request('GET', '/api/v1/models/two/configurations')
    const { body: kept } = await list()
    const model = row('two')
    const { entries, revision } = await done(`delete from api_models where display_name = 'two'`)
    expect(entries.map(({ entity }) => entity)).toEqual(['configuration', 'configuration', 'model'])
    expect(entries[2]).toEqual({ entity: 'model', id: 'two', before: model, after: null })
    expect(row('two')).toBeUndefined()
    expect((await test.request('POST', `/api/v1/changes/${revision}/undo`)).status).toBe(200)
    expect(row('two')).toMatchObject({ ...model, row_version: 2, updated_at: expect.any(String) })
    const ids = (body: unknown) => (body as { configurations: { id: string }[] }).configurations.map(({ id }) => id)
    expect(ids((await list()).body)).toEqual(ids(kept))
    await agreesWithDatabase()
  })

  it.each([
    ['an insert', insert('three')],
    ['an update', `update api_models set capabilities = '{"max_output": 8}' where display_name = 'one'`],
    ['an update of many rows', `update api_models set priority = priority + 1`],
    ['a delete', `delete from api_models where display_name = 'one'`],
    ['a change of a provider', `update api_providers set is_active = false, base_url = 'https://acme.example/v1'`],
    ['a new provider', `insert into api_providers (name, display_name) values ('new', 'New')`],
  ])('is undone: %s', async (_what, statement) => {
    const before = timeless(test)
    const first = test.roster.catalog.revision + 1
    await done(statement)
    await agreesWithDatabase()
    const last = test.roster.catalog.revision
    expect(timeless(test)).not.toEqual(before)
    for (let revision = last; revision >= first; revision--)
      expect(await test.request('POST', `/api/v1/changes/${revision}/undo`)).toMatchObject({ status: 200 })
    expect(timeless(test)).toEqual(before)
    await agreesWithDatabase()
  })

  it('moves the default as the API does, and undo gives it back', async () => {
    const { revision } = await done(`update api_models set is_default = true where display_name = 'two'`)
    expect([row('one')?.is_default, row('two')?.is_default]).toEqual([false, true])
    await agreesWithDatabase()
    const sets = engine === 'postgres' ? [revision] : [revision, revision - 1]
    for (const each of sets) expect((await test.request('POST', `/api/v1/changes/${each}/undo`)).status).toBe(200)
    expect([row('one')?.is_default, row('two')?.is_default]).toEqual([true, false])
  })

  it('keeps the default where an insert is ignored', async () => {
    const ignored = insert('another', { is_default: 'true', model_key: `'key-of-one'` })
    await sql.run(`${ignored} on conflict do nothing`)
    await done(insert('three'))
    expect(row('one')?.is_default).toBe(true)
  })

  it('makes ids that are free, allowed and safe in a path', async () => {
    const names = ['one', 'Current', '[x] Flux.1  Dev!', '!!!', '?', '-']
    for (const [n, name] of names.entries())
      await done(insert(name, { model_key: n < 4 ? `'Key ${n}'` : `'?${n - 3}'` }))
    const ids = [...test.roster.catalog.modelIds].slice(2)
    expect(ids).toEqual(['one-2', 'current-model', 'x-flux.1-dev', 'key-3', '1', '2'])
    await agreesWithDatabase()
  })

  it('adds, changes and deletes providers', async () => {
    await done(
      `insert into api_providers (name, display_name, kind, api_key_env) values ('new', 'New', 'openAI', 'NEW_API_KEY')`,
    )
    expect(test.roster.catalog.provider('new')).toMatchObject({ kind: 'openAI', is_active: true, row_version: 1 })
    const { entries } = await done(`update api_providers set is_active = false where name = 'new'`)
    expect(entries[0]?.after).toEqual(test.roster.catalog.provider('new'))
    expect(test.roster.catalog.provider('new')).toMatchObject({ is_active: false, row_version: 2 })
    await done(`delete from api_providers where name = 'new'`)
    expect(test.roster.catalog.provider('new')).toBeUndefined()
  })

  it.each([
    ['a second model of the same key', insert('three', { model_key: `'key-of-one'` }), /unique/i],
    [
      'a provider that is not there',
      insert('three').replace(PROVIDER_ID, `'00000000-0000-4000-8000-000000000000'`),
      /foreign key|does not exist/,
    ],
    ['a word that is no modality', insert('three', { modality: `'smell'` }), /modality must be one of/],
    ['a task in capitals', insert('three', { task: `'Chat'` }), /task must be a lower-case word/],
    ['an empty name', insert(''), /display_name must be 1 to 200/],
    ['capabilities that are a list', insert('three', { capabilities: `'[1]'` }), /capabilities must be a JSON object/],
    ['prices that are no JSON', insert('three', { pricing: `'{'` }), /json/i],
    [
      'another id',
      `update api_models set id = '00000000-0000-4000-8000-000000000000' where display_name = 'two'`,
      /id of a model does not change/,
    ],
    ['another name of a provider', `update api_providers set name = 'other'`, /do not change/],
    ['the deletion of a provider that has models', `delete from api_providers`, /foreign key|has models/],
    ['a secret that is no key', `update api_providers set api_key_env = 'ROSTER_ADMIN_SECRET'`, /ends in _API_KEY/],
    [
      'an address with a password',
      `update api_providers set base_url = 'https://a:b@acme.example'`,
      /without a user name/,
    ],
    ['an address of another scheme', `update api_providers set base_url = 'file:///etc/passwd'`, /must be an http/],
    ['an unknown kind', `update api_providers set kind = 'magic'`, /kind must be one of/],
    ['an unknown scheme', `update api_providers set auth_scheme = 'magic'`, /auth_scheme must be one of/],
  ])('refuses %s, and leaves everything as it was', async (_what, statement, sentence) => {
    const before = await everyRow(test)
    await expect(sql.run(statement)).rejects.toThrow(sentence)
    expect(await everyRow(test)).toEqual(before)
  })

  it('leaves no trace where it says nothing new', async () => {
    const before = await everyRow(test)
    await sql.run(`update api_models set priority = priority`)
    await sql.run(`update api_providers set is_active = is_active`)
    await sql.run(`delete from api_models where display_name = 'nobody'`)
    expect(await everyRow(test)).toEqual(before)
  })

  it('comes and goes beside the API without a loss, and revisions have no gap', async () => {
    const writers = await Promise.all([1, 2].map(() => openSql(test.place)))
    others.push(...writers)
    const bySql = writers.map(async (writer, w) => {
      for (let n = 0; n < 10; n++)
        await writer.run(`update api_models set priority = priority + 1 where display_name = '${['one', 'two'][w]}'`)
    })
    const byApi = Array.from({ length: 20 }, (_, n) =>
      test.request('PATCH', `/api/v1/models/${n % 2 ? 'one' : 'two'}`, { capabilities: { [`field_${n}`]: n } }),
    )
    await Promise.all(bySql)
    expect((await Promise.all(byApi)).map(({ status }) => status)).toEqual(Array(20).fill(200))
    await reaches(test, 43)
    expect([row('one')?.priority, row('two')?.priority]).toEqual([10, 15])
    expect(Object.keys({ ...row('one')?.capabilities, ...row('two')?.capabilities })).toHaveLength(20)
    expect(test.roster.catalog.revision).toBe(43)
    await agreesWithDatabase()
  })

  it('leaves every server with the catalog that a new one would load, whatever is done by SQL and by the API', async () => {
    const second = await openTestRoster({ engine, beside: test })
    others.push(second)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        for (const each of steps) {
          if (typeof each === 'string')
            await sql
              .run(each)
              .catch((error) => expect(String(error)).toMatch(/unique|has models|foreign key|already modified/i))
          else expect((await test.request(...each)).status).toBeLessThan(500)
        }
        for (const server of [test, second]) {
          await catchesUp(server)
          await agreesWithDatabase(server)
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('a transaction on PostgreSQL', () => {
  let test: TestRoster
  let sql: Sql
  beforeEach(async () => {
    test = await openTestRoster({ engine: 'postgres' })
    await addModels(test.request, model('one', { is_default: true }), model('two'))
    sql = await openSql(test.place)
  })
  afterEach(async () => {
    await sql.close()
    await test.close()
  })
  const run = async (...statements: string[]) => {
    for (const statement of statements) await sql.run(statement)
  }
  const read = async (revision: number) => (await test.request<Change>('GET', `/api/v1/changes/${revision}`)).body

  it('is one change set, with one entry for each row from its first state to its last', async () => {
    const [one, two] = ['one', 'two'].map((id) => test.roster.catalog.model(id)?.row)
    await run('begin', `update api_models set priority = 1 where display_name = 'two'`)
    await run(insert('gone'), `delete from api_models where display_name = 'gone'`)
    await run(`update api_models set priority = 2 where display_name = 'two'`)
    await run(insert('three', { is_default: 'true' }), 'commit')
    await reaches(test, 4)
    const { actor, summary, entries } = await read(4)
    expect({ actor, summary }).toEqual({ actor: 'postgres', summary: 'Changed several rows by SQL' })
    const current = (id: string) => test.roster.catalog.model(id)?.row
    expect(entries).toEqual([
      { entity: 'model', id: 'two', before: two, after: current('two') },
      { entity: 'model', id: 'one', before: one, after: current('one') },
      { entity: 'model', id: 'three', before: null, after: current('three') },
    ])
    expect(current('two')).toMatchObject({ priority: 2, row_version: 3 })
  })

  it('that is rolled back, whole or to a savepoint, leaves nothing of it', async () => {
    const before = await everyRow(test)
    await run('begin', insert('three'), 'rollback')
    expect(await everyRow(test)).toEqual(before)
    await run('begin', 'savepoint a', insert('three'), 'rollback to a', insert('four'), 'commit')
    await reaches(test, 4)
    expect((await read(4)).entries.map(({ id }) => id)).toEqual(['four'])
    expect([...test.roster.catalog.modelIds].sort()).toEqual(['four', 'one', 'two'])
  })

  it('does not give an id again that it took away, so that both can be undone', async () => {
    await run('begin', `delete from api_models where display_name = 'two'`, insert('two'), 'commit')
    await reaches(test, 4)
    expect((await read(4)).entries.map(({ id }) => id)).toEqual(['two', 'two-2'])
    expect((await test.request('POST', '/api/v1/changes/4/undo')).status).toBe(200)
    expect([...test.roster.catalog.modelIds].sort()).toEqual(['one', 'two'])
  })

  it('holds off the API until it ends, and is held off by it', async () => {
    await run('begin', `update api_models set priority = 3 where display_name = 'two'`)
    const patch = test.request('PATCH', '/api/v1/models/two', { description: 'newer' })
    await run(`update api_models set priority = 4 where display_name = 'one'`, 'commit')
    expect((await patch).status).toBe(200)
    expect(test.roster.catalog.model('two')?.row).toMatchObject({ priority: 3, description: 'newer', row_version: 3 })
  })

  it('keeps letters of other scripts in the id as the API does', async () => {
    for (const name of ['Dév Ünïcode', 'ﬁne Ⅷ', 'ΑΒΓ x']) await sql.run(insert(name))
    await reaches(test, 6)
    const bySql = [...test.roster.catalog.modelIds].slice(2)
    await sql.run('delete from api_models')
    await reaches(test, 7)
    for (const name of ['Dév Ünïcode', 'ﬁne Ⅷ', 'ΑΒΓ x'])
      await test.request('POST', '/api/v1/models', {
        ...model('x'),
        id: undefined,
        model_key: name,
        display_name: name,
      })
    expect(bySql).toEqual([...test.roster.catalog.modelIds])
  })

  it('keeps what came of a statement that gives the flag to two, one after the other', async () => {
    const before = ['one', 'two'].map((id) => test.roster.catalog.model(id)?.row)
    await run(`update api_models set is_default = true, priority = 8`)
    await catchesUp(test)
    const rows = ['one', 'two'].map((id) => test.roster.catalog.model(id)?.row)
    expect(rows).toMatchObject([
      { is_default: false, priority: 8 },
      { is_default: true, priority: 8 },
    ])
    const { entries } = await read(4)
    expect(entries.map(({ before, after }) => [before, after])).toEqual(before.map((row, n) => [row, rows[n]]))
  })

  it('cannot empty a table without a trace', async () => {
    await expect(sql.run('truncate api_models cascade')).rejects.toThrow(/use DELETE/)
  })
})

const names = fc.constantFrom('one', 'two', 'three', 'Four 4')
const flags = fc.constantFrom('true', 'false')
type Step = string | [method: string, path: string, body?: object]

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ name: names, key: names, flag: flags })
    .map(({ name, key, flag }) => insert(name, { model_key: `'${key}'`, is_default: flag })),
  fc
    .tuple(names, flags)
    .map(
      ([name, flag]) =>
        `update api_models set is_default = ${flag}, priority = priority + 1 where display_name = '${name}'`,
    ),
  fc
    .tuple(names, names)
    .map(([name, other]) => `update api_models set display_name = '${name}' where model_key = '${other}'`),
  names.map((name) => `delete from api_models where display_name = '${name}'`),
  flags.map((flag) => `update api_providers set is_active = ${flag}`),
  fc.constant(`insert into api_providers (name, display_name) values ('beta', 'Beta') on conflict do nothing`),
  fc.constant(`delete from api_providers where name = 'beta'`),
  names.map((name): Step => ['DELETE', `/api/v1/models/${name}`]),
  names.map((name): Step => ['POST', '/api/v1/models', model('api', { display_name: name, is_default: true })]),
  fc.integer({ min: 4, max: 60 }).map((revision): Step => ['POST', `/api/v1/changes/${revision}/undo`]),
)

/** All that a catalog can be asked for. */
function contentOf({ ordered, providers, currentModel }: TestRoster['roster']['catalog']) {
  return {
    models: [...ordered].map(({ row }) => row),
    providers: [...providers].sort((left, right) => (left.id < right.id ? -1 : 1)),
    current: currentModel?.row.id,
  }
}

/** The catalog as people know it. */
function timeless({ roster: { catalog } }: TestRoster) {
  const { models, providers, current } = contentOf(catalog)
  const plain = <Row extends object>(row: Row) => ({ ...row, row_version: 0, updated_at: '' })
  return { models: models.map(plain), providers: providers.map(plain), current }
}
