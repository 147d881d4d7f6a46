// Backup and restore: everything comes back, on either database, beside servers that run; and nothing by half.
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addModels,
  DATABASES,
  everyRow,
  model,
  openTestRoster,
  reaches,
  type TestRoster,
} from '../../../test/support/roster.ts'
import { ENTITIES } from '../entities/index.ts'
import { backUp, restore } from './index.ts'

const open: TestRoster[] = []
afterEach(async () => {
  for (const test of open.splice(0).reverse()) await test.close()
})

const opened = async (...args: Parameters<typeof openTestRoster>): Promise<TestRoster> => {
  const test = await openTestRoster(...args)
  open.push(test)
  return test
}

const CONFIGURATION = {
  base_model: 'sdxl',
  name: 'Fast',
  steps: 8,
  cfg_scale: 2.5,
  sampler: 'euler',
  scheduler: 'simple',
  resolution_width: 1024,
  resolution_height: 1024,
  seed: -1,
}

/** A catalog with something in every table, and a history with an undo in it. */
async function fill({ request }: TestRoster): Promise<void> {
  const facts = { pricing: { input_per_mtok: 0.1 }, tags: ['ä', '\u{1f600}'], description: 'line\nline "quoted"' }
  await addModels(request, model('one', facts), model('two', { is_default: true, size_bytes: 6_900_000_000 }))
  await request(
    'POST',
    '/api/v1/models',
    model('painter', { modality: 'image', task: 'generation', base_model: 'sdxl' }),
  )
  await request('POST', '/api/v1/models/painter/configurations', CONFIGURATION)
  await request('PUT', '/api/v1/models/current', { model: 'one' })
  await request('DELETE', '/api/v1/models/two')
  const { body } = await request<{ changes: { revision: number }[] }>('GET', '/api/v1/changes?limit=1')
  await request('POST', `/api/v1/changes/${body.changes[0]?.revision}/undo`)
}

/** What people see, without what is a server's own. */
async function seen({ request }: TestRoster) {
  const get = async (path: string) => ({ ...(await request<object>('GET', path)).body, revision: 0 })
  return {
    models: await get('/api/v1/models'),
    providers: await get('/api/v1/providers'),
    configurations: await get('/api/v1/models/painter/configurations'),
  }
}

const save = (test: TestRoster, name = 'backup.gz') =>
  backUp(test.roster.database, join(test.place.home, name)).then(({ file }) => file)

const bring = (test: TestRoster, file: string, replace = false) =>
  restore(test.roster.database, file, { entities: ENTITIES, replace })

/** The backup as text, changed, as a file again. */
function forged(file: string, change: (text: string) => string): string {
  const path = `${file}.forged`
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
  return path
}

describe.each(DATABASES.flatMap((from) => DATABASES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
  it('brings every row and the whole history back', async () => {
    const source = await opened({ engine: from })
    await fill(source)
    const target = await opened({ engine: to })
    const report = await bring(target, await save(source))
    expect(report).toMatchObject({ left_out: [], revision: source.roster.catalog.revision + 1 })
    await reaches(target, report.revision)
    expect(await seen(target)).toEqual(await seen(source))

    const history = async ({ request }: TestRoster) =>
      (await request<{ changes: { summary: string }[] }>('GET', '/api/v1/changes')).body.changes
    const [newest, ...older] = await history(target)
    expect(newest?.summary).toMatch(/^Restored the backup of/)
    expect(older).toEqual(await history(source))
    const entry = async (test: TestRoster) => (await test.request('GET', '/api/v1/changes/2')).body
    expect(await entry(target)).toEqual(await entry(source))

    // What comes after goes on from there: numbers, versions, undo.
    await addModelAfter(target)
  })
})

async function addModelAfter({ request }: TestRoster): Promise<void> {
  const added = await request<{ number: number }>('POST', '/api/v1/models', model('after'))
  expect(added).toMatchObject({ status: 201, body: { number: 4 } })
  expect((await request('PATCH', '/api/v1/models/one', { priority: 7 })).status).toBe(200)
  const { body } = await request<{ changes: { revision: number }[] }>('GET', '/api/v1/changes?limit=1')
  expect((await request('POST', `/api/v1/changes/${body.changes[0]?.revision}/undo`)).status).toBe(200)
}

describe.each(DATABASES)('a backup of %s', (engine) => {
  it('is of one moment, while others write', async () => {
    const test = await opened({ engine })
    await addModels(test.request, model('first'))
    const writes = (async () => {
      for (let n = 0; n < 30; n++) await test.request('POST', '/api/v1/models', model(`m${n}`))
    })()
    const files: string[] = []
    for (let n = 0; n < 4; n++) files.push(await save(test, `moment-${n}.gz`))
    await writes
    for (const file of files) {
      const lines = gunzipSync(readFileSync(file))
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      const sets = lines.filter((line, at) => Array.isArray(line) && tableAt(lines, at) === 'change_sets')
      const models = lines.filter((line, at) => Array.isArray(line) && tableAt(lines, at) === 'api_models')
      expect(sets.length).toBe(lines[0].revision)
      expect(models.length).toBe(lines[0].revision - 1)
    }
  })

  it('holds no secret, and is for its owner alone', async () => {
    const test = await opened({ engine })
    await addModels(test.request, model('one'))
    const token = 'the-admin-token-of-the-tests'
    const signedIn = await test.stranger('POST', '/api/v1/session', { token })
    expect(signedIn.status).toBe(200)
    const file = await save(test)
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).not.toContain('sessions')
    expect(text).not.toContain(token)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(save(test)).rejects.toThrow('is there already')
  })

  it('replaces what is there only when asked, and servers that run show it at once', async () => {
    const test = await opened({ engine })
    await fill(test)
    const before = await seen(test)
    const file = await save(test)
    const session = await test.stranger('POST', '/api/v1/session', { token: 'the-admin-token-of-the-tests' })
    const beside = await opened({ engine, beside: test })
    const key = await test.request<{ secret: string }>('POST', '/api/v1/keys', { name: 'mine', role: 'admin' })
    expect(key.status).toBe(201)
    const byKey = { authorization: `Bearer ${key.body.secret}` }
    expect((await beside.stranger('GET', '/api/v1/changes', undefined, byKey)).status).toBe(200)
    await test.request('PATCH', '/api/v1/models/one', { display_name: 'Changed' })
    await test.request('DELETE', '/api/v1/models/painter')
    await test.request('POST', '/api/v1/models', model('late'))
    const tag = (await test.request('GET', '/api/v1/models/one')).headers.get('etag')

    await expect(bring(test, file)).rejects.toThrow('The database is not empty')
    const { revision } = await bring(test, file, true)
    for (const server of [test, beside]) {
      await reaches(server, revision)
      expect(await seen(server)).toEqual(before)
      expect((await server.request('GET', '/api/v1/models/late')).status).toBe(404)
    }
    expect((await test.request('GET', '/api/v1/models/one')).headers.get('etag')).not.toBe(tag)
    expect((await test.request('PATCH', '/api/v1/models/one', { priority: 1 }, { 'if-match': `${tag}` })).status).toBe(
      412,
    )
    for (const server of [test, beside])
      expect((await server.stranger('GET', '/api/v1/changes', undefined, byKey)).status).toBe(200)
    // Whoever was signed in still is, and a number that was given is not given again.
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await test.stranger<{ role: string }>('GET', '/api/v1/session', undefined, { cookie })).body.role).toBe(
      'admin',
    )
    expect((await test.request('POST', '/api/v1/models', model('new'))).body).toMatchObject({ number: 5 })
    expect((await test.request('POST', `/api/v1/changes/${revision}/undo`)).status).toBe(409)
  })

  it('is restored while others write, and neither waits for the other for ever', async () => {
    const test = await opened({ engine })
    await addModels(test.request, model('one'))
    const file = await save(test)
    const beside = await opened({ engine, beside: test })
    const writes = [test, beside].map(async ({ request }, server) => {
      for (let n = 0; n < 20; n++)
        // 404 where a restore took it away again before the answer was made of it.
        expect([201, 404]).toContain((await request('POST', '/api/v1/models', model(`m${server}-${n}`))).status)
    })
    const restores = async () => {
      for (let n = 0; n < 3; n++) await bring(test, file, true)
    }
    await Promise.all([restores(), ...writes])
  })

  it('knows tables that came later, leaves those with secrets alone, and lets no trigger meddle', async () => {
    const test = await opened({ engine })
    await addModels(test.request, model('one'))
    const { database } = test.roster
    for (const statement of LATER[engine]) await database.write((tx) => sql.raw(statement).execute(tx))
    await test.request('PATCH', '/api/v1/models/one', { display_name: 'First' })
    const count = async (table: string) =>
      Number(
        (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.reader)).rows[0]?.n,
      )
    expect([await count('later'), await count('later_keys')]).toEqual([2, 1])
    const file = await save(test)
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain('hash-of-a-key')
    await test.request('PATCH', '/api/v1/models/one', { display_name: 'Second' })
    await database.write((tx) => sql`delete from later where parent is not null`.execute(tx))

    await bring(test, file, true)
    expect([await count('later'), await count('later_keys')]).toEqual([2, 1])
    await test.request('PATCH', '/api/v1/models/one', { display_name: 'Third' })
    expect(await count('later')).toBe(3)
    const orphan = database.write((tx) => sql`insert into later (id, parent) values ('x', 'nobody')`.execute(tx))
    await expect(orphan).rejects.toThrow(/foreign key/i)
  })

  it('that is damaged changes nothing', async () => {
    const test = await opened({ engine })
    await fill(test)
    const file = await save(test)
    const cut = `${file}.cut`
    copyFileSync(file, cut)
    truncateSync(cut, statSync(file).size - 20)
    const flipped = `${file}.flipped`
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff
    writeFileSync(flipped, bytes)
    const text = join(test.place.home, 'text')
    writeFileSync(text, 'not a backup')
    const damaged = [
      cut,
      flipped,
      text,
      forged(file, (whole) => whole.replace('"one"', '"eno"')),
      forged(file, (whole) => whole.split('\n').slice(0, -2).join('\n')),
      forged(file, (whole) => whole.split('\n').toSpliced(5, 1).join('\n')),
      forged(file, (whole) => whole.replace('{"format":', '{"from":')),
    ]
    const before = await everyRow(test)
    for (const each of damaged) await expect(bring(test, each, true)).rejects.toThrow(/not a whole backup/)
    const newer = forged(file, (whole) => whole.replace('"migrations":[', '"migrations":["9999-later",'))
    await expect(bring(test, newer, true)).rejects.toThrow(/newer version|not a whole backup/)
    await expect(bring(test, join(test.place.home, 'nowhere'), true)).rejects.toThrow('Cannot read')
    expect(await everyRow(test)).toEqual(before)
  })
})

const LATER_TABLES = [
  // A row that refers to one behind it in the order of keys.
  `create table later (id text primary key, parent text references later(id))`,
  `create table later_keys (id text primary key, key_hash text not null)`,
  `insert into later_keys values ('k', 'hash-of-a-key')`,
  `insert into later values ('z', null)`,
]
/** What a later migration may bring: tables, and a trigger that writes. */
const LATER = {
  sqlite: [
    ...LATER_TABLES,
    `create trigger later_trigger after update of display_name on api_models
      begin insert into later values (new.display_name, 'z'); end`,
  ],
  postgres: [
    ...LATER_TABLES,
    `create function note_later() returns trigger language plpgsql as
      $$ begin insert into later values (new.display_name, 'z'); return new; end $$`,
    `create trigger later_trigger after update of display_name on api_models
      for each row when (old.display_name <> new.display_name) execute function note_later()`,
  ],
}

function tableAt(lines: readonly { table?: string }[], at: number): string | undefined {
  return lines.slice(0, at).findLast((line) => line.table)?.table
}
