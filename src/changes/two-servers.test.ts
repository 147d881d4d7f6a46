// Two servers on one PostgreSQL, whatever becomes of their connections: nothing is missed, and no rule is broken.
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addModels, model, openTestRoster, revisionsOf, type TestRoster } from '../../test/support/roster.ts'
import { loadCatalog } from '../catalog/index.ts'
import { readRevision } from './index.ts'

const MODELS = '/api/v1/models'

let first: TestRoster
let second: TestRoster
beforeEach(async () => {
  first = await openTestRoster({ engine: 'postgres' })
  await addModels(first.request, model('one'))
  second = await openTestRoster({ engine: 'postgres', beside: first })
})
afterEach(async () => {
  await second.close()
  await first.close()
})

const collect = async (server: TestRoster, last: number): Promise<number[]> => {
  const seen: number[] = []
  for await (const revision of revisionsOf(server, 2)) {
    seen.push(revision)
    if (revision >= last) return seen
  }
  return seen
}
const upTo = (last: number) => Array.from({ length: last - 2 }, (_, n) => n + 3)

it('fifty changes in a row arrive at the other one in order, each by itself', async () => {
  const arriving = collect(second, 52)
  for (let n = 1; n <= 50; n++) {
    const { status } = await first.request('PATCH', `${MODELS}/one`, { priority: n })
    expect(status).toBe(200)
  }
  expect(await arriving).toEqual(upTo(52))
  const { body } = await second.request<{ priority: number }>('GET', `${MODELS}/one`)
  expect(body.priority).toBe(50)
})

it('both recover by themselves when every connection is cut again and again while they work, and miss nothing', async () => {
  const admin = new Client({ connectionString: first.place.databaseUrl })
  await admin.connect()
  const cut = () =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
  let made = 0
  /** Sent again where the server says that it cannot now; by then it may be there, which is as good. */
  const create = async (server: TestRoster, id: string): Promise<void> => {
    for (;;) {
      const { status, headers, body } = await server.request('POST', MODELS, model(id))
      expect([201, 409, 503], JSON.stringify(body)).toContain(status)
      if (status !== 503) break
      expect(headers.get('retry-after')).toBe('5')
    }
    if (++made % 15 === 0) await cut()
  }
  const write = async (server: TestRoster, name: string) => {
    for (let n = 0; n < 40; n++) await Promise.all([create(server, `${name}-${n}-a`), create(server, `${name}-${n}-b`)])
  }
  try {
    const seen = [first, second].map((server) => collect(server, 162))
    await Promise.all([write(first, 'first'), write(second, 'second')])
    expect(await readRevision(first.roster.database.reader)).toBe(162)
    expect(await Promise.all(seen)).toEqual([upTo(162), upTo(162)])
    const { catalog, database } = first.roster
    const fresh = await loadCatalog(database.reader, catalog.local)
    for (const { roster } of [first, second])
      expect([...roster.catalog.ordered].map(({ json }) => json)).toEqual([...fresh.ordered].map(({ json }) => json))
  } finally {
    await admin.end()
  }
})

it('a hundred defaults that are made at once over both leave one', async () => {
  const path = '/api/v1/models/configurations/base/sdxl'
  const configuration = (n: number) => ({
    ...{ base_model: 'sdxl', name: `Preset ${n}`, is_default: true, steps: 1 + n, cfg_scale: 7, sampler: 'euler' },
    ...{ scheduler: 'normal', resolution_width: 1024, resolution_height: 1024 },
  })
  const made = await Promise.all(
    Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? first : second).request('POST', path, configuration(n))),
  )
  expect(made.filter(({ status }) => status !== 201)).toEqual([])
  const rows = await first.roster.database.reader
    .selectFrom('model_configurations')
    .select('name')
    .where('is_default', '=', true)
    .execute()
  expect(rows).toHaveLength(1)
  const newest = Math.max(...made.map(({ headers }) => Number(headers.get('x-roster-revision'))))
  for (const server of [first, second]) {
    await expect.poll(() => server.roster.catalog.revision, { timeout: 10_000 }).toBeGreaterThanOrEqual(newest)
    const { body } = await server.request<{ configurations: { name: string; is_default: boolean }[] }>('GET', path)
    expect(body.configurations).toHaveLength(100)
    expect(body.configurations.filter(({ is_default }) => is_default).map(({ name }) => name)).toEqual([rows[0]?.name])
  }
})
