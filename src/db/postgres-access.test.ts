// The tables as specification 3 has them on PostgreSQL, and what each role may see and do there. Not as the owner alone.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Postgres, startPostgres } from '../../test/support/postgres.ts'
import { addModels, model, openTestRoster, type Place, PROVIDER, type TestRoster } from '../../test/support/roster.ts'
import { PLACEHOLDER, QUERIES } from '../../test/support/spec-queries.ts'
import { type Caller, catchesUp, openSql, runAs, type Sql } from '../../test/support/sql.ts'

const ADMIN_ID = '11111111-1111-4111-8111-111111111111'
const USER_ID = '22222222-2222-4222-8222-222222222222'
const ANON: Caller = { role: 'anon', claims: { role: 'anon' } }
const USER: Caller = { role: 'authenticated', claims: { sub: USER_ID, role: 'authenticated' } }
const ADMIN: Caller = { role: 'authenticated', claims: { sub: ADMIN_ID, role: 'authenticated' } }
const NOBODY: Caller = { role: 'authenticated' }

const DENIED = /permission denied/
const painter = (id: string, facts: object = {}) => model(id, { modality: 'image', task: 'generation', ...facts })

describe('specification 3 on PostgreSQL', () => {
  let test: TestRoster
  let sql: Sql
  beforeAll(async () => {
    test = await openTestRoster({ engine: 'postgres' })
    sql = await openSql(test.place)
  })
  afterAll(async () => {
    await sql.close()
    await test.close()
  })

  it('has its 19 columns, with types and defaults', async () => {
    const columns = await sql.run(`select column_name, data_type, is_nullable, column_default
      from information_schema.columns where table_name = 'api_models' order by ordinal_position`)
    const table = columns.map((column) => Object.values(column).join(' | '))
    expect(table).toEqual([
      'id | uuid | NO | gen_random_uuid()',
      'created_at | timestamp with time zone | NO | now()',
      'updated_at | timestamp with time zone | NO | now()',
      'created_by | uuid | YES | ',
      'provider_id | uuid | NO | ',
      'model_key | text | NO | ',
      'version | text | YES | ',
      'display_name | text | NO | ',
      'modality | text | NO | ',
      'task | text | NO | ',
      'model_family | text | YES | ',
      'endpoint_path | text | YES | ',
      `input_defaults | jsonb | NO | '{}'::jsonb`,
      `capabilities | jsonb | NO | '{}'::jsonb`,
      `pricing | jsonb | NO | '{}'::jsonb`,
      'output_format | text | YES | ',
      'is_active | boolean | NO | true',
      'is_default | boolean | NO | false',
      'priority | integer | NO | 0',
    ])
  })

  it('has its keys: of the row, of the creator and of the provider', async () => {
    const keys = await sql.run(`select pg_get_constraintdef(oid) as key from pg_constraint
      where conrelid = 'api_models'::regclass and contype in ('p', 'f') order by key`)
    expect(keys.map(({ key }) => key)).toEqual([
      'FOREIGN KEY (created_by) REFERENCES profiles(id)',
      'FOREIGN KEY (provider_id) REFERENCES api_providers(id)',
      'PRIMARY KEY (id)',
    ])
  })

  it('has its five indexes by name; that of the defaults is unique as well, for one model alone can be it', async () => {
    const indexes = await sql.run(`select indexdef from pg_indexes
      where tablename = 'api_models' and indexname like 'idx%' order by indexname`)
    expect(indexes.map(({ indexdef }) => String(indexdef).replaceAll('public.', ''))).toEqual([
      'CREATE INDEX idx_api_models_active ON api_models USING btree (is_active, priority)',
      'CREATE UNIQUE INDEX idx_api_models_default ON api_models USING btree (is_default, modality, task) WHERE (is_default = true)',
      'CREATE INDEX idx_api_models_modality_task ON api_models USING btree (modality, task, is_active)',
      'CREATE INDEX idx_api_models_priority ON api_models USING btree (priority, is_active)',
      'CREATE INDEX idx_api_models_provider ON api_models USING btree (provider_id, is_active)',
    ])
  })

  it('has row-level security with its two policies', async () => {
    const policies = await sql.run(`select policyname, cmd, roles::text, permissive, qual, with_check
      from pg_policies where tablename = 'api_models' order by policyname`)
    expect(policies.map((policy) => Object.values(policy).join(' | '))).toEqual([
      'Active models readable | SELECT | {authenticated} | PERMISSIVE | (is_active = true) | ',
      `Admins can manage models | ALL | {authenticated} | PERMISSIVE | has_role(auth.uid(), 'admin'::app_role) | `,
    ])
  })

  it('leaves no table without row-level security, also none that is made later', async () => {
    const open = await sql.run(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`)
    expect(open).toEqual([])
  })

  it('leaves no function of ours to a stranger, and pins where those look that run with our rights', async () => {
    const callable = await sql.run(`select proname from pg_proc where pronamespace = 'public'::regnamespace
      and prorettype <> 'trigger'::regtype and has_function_privilege('authenticated', oid, 'execute')`)
    expect(callable).toEqual([{ proname: 'has_role' }])
    const loose = await sql.run(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and coalesce(proconfig::text, '') !~ 'search_path=pg_catalog, public, pg_temp'`)
    expect(loose).toEqual([])
  })
})

describe('by SQL', () => {
  let test: TestRoster
  let sql: Sql
  beforeEach(async () => {
    test = await openTestRoster({ engine: 'postgres' })
    const { request } = test
    await addModels(
      request,
      painter('first', { priority: 2, display_name: 'B' }),
      painter('second', { priority: 1, display_name: 'C' }),
      painter('third', { priority: 2, display_name: 'A', is_default: true }),
      painter('off', { is_active: false, task: 'upscaling', is_default: true }),
      model('talker'),
    )
    await request('POST', '/api/v1/providers', {
      id: 'closed',
      display_name: 'Closed',
      kind: 'other',
      is_active: false,
    })
    await request('POST', '/api/v1/models', painter('behind', { provider: 'closed', priority: 9 }))
    sql = await openSql(test.place)
    await sql.run(`insert into user_roles values ('${ADMIN_ID}', 'admin'), ('${USER_ID}', 'user')`)
    const job = (status: string, rating: string, by: string) =>
      `((select id from api_models where display_name = 'A'), '${status}', ${rating}, '${by}')`
    await sql.run(`insert into jobs (api_model_id, status, quality_rating, created_by) values
      ${job('completed', '5', USER_ID)}, ${job('completed', '2', ADMIN_ID)}, ${job('failed', 'null', ADMIN_ID)}`)
  })
  afterEach(async () => {
    await sql.close()
    await test.close()
  })

  /** As a caller, or as the owner where there is none. */
  const ask = (caller: Caller | null, statement: string): Promise<Record<string, unknown>[]> =>
    caller ? runAs(sql, caller, statement) : sql.run(statement)
  const names = async (caller: Caller | null, statement: string) =>
    (await ask(caller, statement)).map(({ display_name }) => display_name)
  const providerId = async (name: string) => {
    const [row] = await sql.run<{ id: string }>(`select id from api_providers where name = '${name}'`)
    return String(row?.id)
  }

  // Whose provider is inactive is joined by the owner and by admins alone: others do not see that provider.
  describe.each([
    ['an authenticated user', USER, false],
    ['somebody whose claims are missing', NOBODY, false],
    ['an admin', ADMIN, true],
    ['the owner', null, true],
  ])('%s', (_who, caller, all) => {
    it('sees what each of the six queries is for', async () => {
      expect(await names(caller, QUERIES.active)).toEqual(['talker', 'C', 'A', 'B'])
      expect(await names(caller, QUERIES.byModalityAndTask)).toEqual(['C', 'A', 'B', 'behind'])
      expect(await names(caller, QUERIES.defaults)).toEqual(['A'])
      expect(await names(caller, QUERIES.selection)).toEqual(['C', 'A', 'B'])
      const ofAcme = QUERIES.byProvider.replace(PLACEHOLDER, await providerId('acme'))
      expect(await names(caller, ofAcme)).toEqual(['talker', 'C', 'A', 'B'])
      const [most, ...rest] = await ask(caller, QUERIES.statistics)
      const own = caller === USER ? [1, 1, 0, 5] : [0, 0, 0, null]
      const [total, completed, failed, rating] = all ? [3, 2, 1, 3.5] : own
      if (total)
        expect(most).toMatchObject({ display_name: 'A', modality: 'image', task: 'generation', provider_name: 'acme' })
      const { total_jobs, completed_jobs, failed_jobs, avg_quality_rating } = most ?? {}
      expect([total_jobs, completed_jobs, failed_jobs].map(Number)).toEqual([total, completed, failed])
      expect(avg_quality_rating && Number(avg_quality_rating)).toBe(rating)
      expect(rest).toHaveLength(all ? 4 : 3)
    })

    it('sees inactive rows only where they may be managed', async () => {
      const count = async (table: string) => (await ask(caller, `select * from ${table}`)).length
      expect([await count('api_models'), await count('model_details')]).toEqual(all ? [6, 6] : [5, 5])
      expect((await ask(caller, 'select name from api_providers order by name')).map(({ name }) => name)).toEqual(
        all ? ['acme', 'closed'] : ['acme'],
      )
    })
  })

  it.each(Object.entries(QUERIES))('a caller who has not signed in reads nothing: %s', async (_name, query) => {
    const statement = query.replace(PLACEHOLDER, await providerId('acme'))
    await expect(runAs(sql, ANON, statement)).rejects.toThrow(DENIED)
  })

  it('nobody but the owner reads anything else of ours', async () => {
    const tables = await sql.run<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'`)
    const readable = async (caller: Caller) => {
      const open = []
      for (const { name } of tables) {
        const reads = await runAs(sql, caller, `select count(*) from ${name}`).then(
          () => true,
          () => false,
        )
        if (reads) open.push(name)
      }
      return open.sort()
    }
    expect(tables.length).toBeGreaterThan(13)
    expect(await readable(ANON)).toEqual([])
    const open = ['api_models', 'api_providers', 'jobs', 'model_details']
    expect(await readable(USER)).toEqual(open)
    expect(await readable(ADMIN)).toEqual(open)
  })

  it.each([
    ['an authenticated user', USER],
    ['somebody whose claims are missing', NOBODY],
    ['somebody whose claims are no JSON', { role: 'authenticated', claims: '{' }],
    ['somebody whose claims are a list', { role: 'authenticated', claims: [] }],
    ['somebody whose subject is no uuid', { role: 'authenticated', claims: { sub: 'admin' } }],
    [
      'somebody who merely says to be an admin',
      { role: 'authenticated', claims: { sub: USER_ID, role: 'admin', app_role: 'admin' } },
    ],
  ] satisfies [string, Caller][])('%s changes nothing', async (_who, caller) => {
    const before = await contents()
    const insert = `insert into api_models (provider_id, model_key, display_name, modality, task, is_default)
      values ('${await providerId('acme')}', 'mine', 'Mine', 'image', 'generation', true)`
    await expect(runAs(sql, caller, insert)).rejects.toThrow(/row-level security/)
    await expect(
      runAs(sql, caller, `insert into api_providers (name, display_name) values ('mine', 'Mine')`),
    ).rejects.toThrow(/row-level security/)
    for (const statement of [
      'update api_models set priority = 0',
      'delete from api_models',
      'update api_providers set is_active = false',
      'delete from api_providers',
    ])
      expect(await runAs(sql, caller, `${statement} returning id`)).toEqual([])
    for (const statement of [
      'update model_details set slug = slug',
      'delete from jobs',
      `insert into user_roles values ('${USER_ID}', 'admin')`,
      'truncate api_models',
      'update recorder set source = null',
      `insert into change_sets values (99, now(), 'x', 'x', 'x')`,
    ])
      await expect(runAs(sql, caller, statement)).rejects.toThrow(DENIED)
    expect(await contents()).toEqual(before)
  })

  it('a caller who has not signed in changes nothing', async () => {
    for (const statement of [
      'update api_models set priority = 0',
      'delete from api_models',
      `insert into api_providers (name, display_name) values ('mine', 'Mine')`,
    ])
      await expect(runAs(sql, ANON, statement)).rejects.toThrow(DENIED)
  })

  it('an admin adds, changes and deletes, each a change of their own that every server takes', async () => {
    const second = await openTestRoster({ engine: 'postgres', beside: test })
    try {
      const start = test.roster.catalog.revision
      await runAs(
        sql,
        ADMIN,
        `insert into api_models (provider_id, model_key, display_name, modality, task, is_default)
        values ('${await providerId('acme')}', 'mine', 'Mine', 'image', 'generation', true)`,
      )
      await runAs(sql, ADMIN, `update api_models set priority = -1 where display_name = 'Mine'`)
      await runAs(sql, ADMIN, `delete from api_models where display_name = 'B'`)
      await runAs(sql, ADMIN, `update api_providers set is_active = true where name = 'closed'`)
      for (const { roster } of [test, second]) {
        await expect.poll(() => roster.catalog.revision).toBe(start + 4)
        expect([...roster.catalog.candidates('image', 'generation')].map(({ row }) => row.id)).toEqual([
          'mine',
          'second',
          'third',
          'behind',
        ])
        expect(roster.catalog.model('mine')?.row).toMatchObject({ is_default: true, priority: -1 })
        expect(roster.catalog.model('third')?.row.is_default).toBe(false)
      }
      const { body } = await second.request<{ changes: { actor: string; action: string; summary: string }[] }>(
        'GET',
        '/api/v1/changes?limit=4',
      )
      expect(body.changes.map(({ actor, action, summary }) => [actor, action, summary])).toEqual([
        [ADMIN_ID, 'sql', 'Changed Closed by SQL'],
        [ADMIN_ID, 'sql', 'Deleted B by SQL'],
        [ADMIN_ID, 'sql', 'Changed Mine by SQL'],
        [ADMIN_ID, 'sql', 'Changed several rows by SQL'],
      ])
    } finally {
      await second.close()
    }
  })

  it('a model keeps its creator where they have a profile', async () => {
    await sql.run(`insert into profiles (id, subject) values ('${ADMIN_ID}', 'ada')`)
    await runAs(
      sql,
      ADMIN,
      `insert into api_models (provider_id, model_key, display_name, modality, task)
      values ('${await providerId('acme')}', 'mine', 'Mine', 'image', 'generation')`,
    )
    await catchesUp(test)
    expect(test.roster.catalog.model('mine')?.row.created_by).toBe(ADMIN_ID)
  })

  it('a job stays when its model goes, and its rating is 1 to 5', async () => {
    await runAs(sql, ADMIN, `delete from api_models where display_name = 'A'`)
    expect(await sql.run('select distinct api_model_id from jobs')).toEqual([{ api_model_id: null }])
    await expect(sql.run('update jobs set quality_rating = 6')).rejects.toThrow(/quality_rating/)
  })

  it('a stranger who leaves a transaction open makes nobody wait', async () => {
    const user = `test_${randomUUID().replaceAll('-', '')}`
    await sql.run(`create role ${user} login password 'a-password' in role authenticated`)
    const stranger = await openSql({ databaseUrl: as(test.place.databaseUrl, user) })
    try {
      await stranger.run('begin')
      await stranger.run('update api_models set priority = 0')
      expect((await test.request('PATCH', '/api/v1/models/first', { priority: 4 })).status).toBe(200)
    } finally {
      await stranger.close()
      await sql.run(`drop role ${user}`)
    }
  })

  async function contents() {
    const tables: unknown[] = []
    for (const table of ['api_models', 'api_providers', 'model_details', 'change_sets', 'counters'])
      tables.push(await sql.run(`select * from ${table} order by 1`))
    return tables
  }
})

/** The same database, for another user of it. */
function as(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl)
  url.username = user
  url.password = 'a-password'
  return url.href
}

// A server of its own: the roles belong to the whole server, and here they must be missing at first.
describe('a database user who is no superuser', () => {
  let postgres: Postgres
  let home: string
  beforeAll(async () => {
    postgres = await startPostgres({ fsync: 'off' })
    home = mkdtempSync(join(tmpdir(), 'roster-test-'))
  })
  afterAll(async () => {
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  })

  async function newDatabase(user: string, attributes: string, ownsIt: boolean): Promise<Place> {
    const admin = await openSql({ databaseUrl: postgres.url })
    await admin.run(`create role ${user} login password 'a-password' nosuperuser ${attributes}`)
    await admin.run(`create database ${user} owner ${ownsIt ? user : 'postgres'}`)
    await admin.close()
    const url = new URL(postgres.url)
    url.pathname = `/${user}`
    const inside = await openSql({ databaseUrl: url.href })
    await inside.run(`grant create on schema public to ${user}`)
    await inside.close()
    return { home, databaseUrl: as(url.href, user), remove: async () => {} }
  }

  /** Starts, does what Roster does, and resolves with what was warned of and which policies there are. */
  async function use(place: Place) {
    const warnings: string[] = []
    const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) })
    const test = await openTestRoster({ engine: 'postgres', place, log })
    const sql = await openSql(place)
    try {
      const { request } = test
      const [one, two] = ['one', 'two'].map((id) => painter(`${id}-${randomUUID()}`))
      await request('POST', '/api/v1/providers', PROVIDER)
      expect((await request('POST', '/api/v1/models', { ...one, is_default: true })).status).toBe(201)
      expect((await request('POST', '/api/v1/models', { ...two, is_default: true })).status).toBe(201)
      expect((await request('DELETE', `/api/v1/models/${one?.id}`)).status).toBe(204)
      await sql.run(`update api_models set priority = 4 where is_default`)
      await catchesUp(test)
      expect(test.roster.catalog.model(two?.id ?? '')?.row.priority).toBe(4)
      const policies = await sql.run('select policyname from pg_policies')
      const secured = await sql.run(`select relname from pg_class where relname = 'api_models' and relrowsecurity`)
      expect(secured).toHaveLength(1)
      return { warnings, policies: policies.length }
    } finally {
      await sql.close()
      await test.close()
    }
  }

  it('and may make no roles starts with a warning, and is made whole once the roles are there', async () => {
    const place = await newDatabase('without_roles', '', true)
    const first = await use(place)
    expect(first).toEqual({ warnings: [expect.stringMatching(/permission denied to create role/)], policies: 0 })
    const sql = await openSql(place)
    expect(await sql.run('select auth.uid() as id')).toEqual([{ id: null }])
    expect(await sql.run(`select has_role(gen_random_uuid(), 'admin') as is`)).toEqual([{ is: false }])
    await sql.close()
    const admin = await openSql({ databaseUrl: postgres.url })
    await admin.run('create role anon nologin')
    await admin.run('create role authenticated nologin')
    expect(await use(place)).toEqual({ warnings: [], policies: 7 })
    expect(await use(place)).toEqual({ warnings: [], policies: 7 })
    // As it was, for the next test; what was granted to a role holds it.
    await admin.close()
    const inside = await openSql(place)
    await inside.run('drop owned by without_roles cascade')
    await inside.close()
    const end = await openSql({ databaseUrl: postgres.url })
    await end.run('drop role anon')
    await end.run('drop role authenticated')
    await end.close()
  })

  it('and may make roles makes them', async () => {
    expect(await use(await newDatabase('with_roles', 'createrole', true))).toEqual({ warnings: [], policies: 7 })
  })

  it('and may make no schema works without, and says so', async () => {
    const { warnings, policies } = await use(await newDatabase('without_schema', '', false))
    expect({ warnings, policies }).toEqual({
      warnings: [expect.stringMatching(/permission denied for database/)],
      policies: 0,
    })
  })
})
