// What is counted, under which names, and who may read it.
import { afterEach, expect, it } from 'vitest'
import { addModels, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'

let test: TestRoster
afterEach(() => test.close())

const metrics = async (headers: Record<string, string> = {}) =>
  (await test.request<string>('GET', '/metrics', undefined, headers)).body

it('counts requests by the pattern of their route, never by their path', async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  await addModels(test.request, model('one'))
  await test.stranger('GET', '/api/v1/models/one')
  await test.stranger('GET', '/api/v1/models/one?secret=x')
  await test.stranger('GET', '/api/v1/models/nobody-knows-this')
  await test.stranger('GET', '/nowhere/at/all')
  await test.stranger('DELETE', '/api/v1/models/one')
  await test.stranger('GET', '/models')
  const text = await metrics()
  const count = (method: string, route: string, status: number) => {
    const labels = `method="${method}",route="${route}",status="${status}"`
    return Number(text.split(`roster_http_request_duration_seconds_count{${labels}} `)[1]?.split('\n')[0])
  }
  expect(count('GET', '/api/v1/models/:id', 200)).toBe(2)
  expect(count('GET', '/api/v1/models/:id', 404)).toBe(1)
  expect(count('DELETE', '/api/v1/models/:id', 401)).toBe(1)
  expect(count('POST', '/api/v1/models', 201)).toBe(1)
  expect(count('GET', 'other', 404)).toBe(1)
  expect(count('GET', '/api/v1/models', 200)).toBe(1)
  for (const path of ['nobody-knows-this', 'nowhere', 'secret', '"/models"']) expect(text).not.toContain(path)
})

it('tells of the catalog, its changes, the database and the process', async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  await addModels(test.request, model('one'), model('two'))
  const text = await metrics()
  for (const line of [
    'roster_catalog_models 2',
    'roster_catalog_revision 3',
    'roster_catalog_lag 0',
    'roster_database_up 1',
    'roster_changes_total{action="model.create"} 2',
  ])
    expect(text).toContain(`${line}\n`)
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m)
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
})

it('are for an admin, and for whoever asks from this machine where the server listens to it alone', async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  const status = async (headers: Record<string, string> = {}) =>
    (await test.stranger('GET', '/metrics', undefined, headers)).status
  expect(await status()).toBe(200)
  expect(await status({ 'x-forwarded-for': '203.0.113.7' })).toBe(401)
  expect(await status({ authorization: 'Bearer wrong' })).toBe(401)
  await test.close()
  test = await openTestRoster({ engine: 'sqlite', variables: { HOST: '0.0.0.0', ROSTER_PUBLIC_READ: 'true' } })
  expect(await status()).toBe(401)
  expect((await test.request('GET', '/metrics')).status).toBe(200)
})
