// The log: a line for each write and each failure, with the request's id, and no secret from wherever it came.
import { Writable } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { addModels, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'

const SECRET = 'hunter2-do-not-print-me'

let test: TestRoster
afterEach(() => test.close())

function logged() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { log: createLog('debug', stream), text: () => chunks.join('') }
}

const PATHS = [
  ['GET', `/api/v1/models?q=${SECRET}`],
  ['GET', `/api/v1/models?token=${SECRET}&limit=x`],
  ['GET', `/metrics?access_token=${SECRET}`],
  ['GET', `/nowhere?api_key=${SECRET}`],
  ['POST', `/api/v1/models?password=${SECRET}`],
  ['PATCH', `/api/v1/models/one?token=${SECRET}`],
  ['DELETE', `/api/v1/models/nobody?token=${SECRET}`],
  ['POST', '/api/v1/session'],
  ['POST', '/api/v1/downloads'],
  ['POST', '/api/v1/resolve'],
  ['POST', '/api/admin/models'],
  ['POST', '/api/v1/catalog/import'],
] as const

it('never holds a secret of a header, a body or a query', async () => {
  const { log, text } = logged()
  test = await openTestRoster({ engine: 'sqlite', log, variables: { OPENAI_API_KEY: SECRET, HF_TOKEN: SECRET } })
  await addModels(test.request, model('one'))
  const planted = Object.fromEntries(
    ['authorization', 'cookie', 'x-api-key', 'proxy-authorization', 'referer', 'user-agent', 'origin'].map((name) => [
      name,
      name === 'authorization' ? `Bearer ${SECRET}` : SECRET,
    ]),
  )
  const session = { cookie: `roster_session=${SECRET}` }
  const body = { token: SECRET, password: SECRET, model_id: SECRET, api_key: SECRET, input: { prompt: SECRET } }
  for (const [method, path] of PATHS) {
    const sent = method === 'GET' ? undefined : body
    for (const headers of [planted, session, { 'x-request-id': 'an-id-of-a-proxy', 'x-api-key': SECRET }]) {
      await test.stranger(method, path, sent, headers)
      await test.request(method, path, sent, headers === planted ? {} : headers)
      await test.request(method, path, sent && `{"token":"${SECRET}`, headers === planted ? {} : headers)
    }
  }
  expect(text()).toContain('"request_id":"an-id-of-a-proxy"')
  expect(text().split('\n').length).toBeGreaterThan(50)
  expect(text()).not.toContain(SECRET)
  expect(text()).not.toContain('the-admin-token-of-the-tests')
})

it('tells what nobody foresaw with its request id, and nothing of what was sent', async () => {
  const { log, text } = logged()
  test = await openTestRoster({ engine: 'sqlite', log })
  test.roster.app.get('/breaks', () => {
    throw Object.assign(new Error('it broke'), { token: SECRET, headers: { authorization: SECRET } })
  })
  const { status, body, headers } = await test.request('GET', '/breaks')
  expect(status).toBe(500)
  const id = headers.get('x-request-id')
  expect(body.detail).toContain(`request id ${id}`)
  expect(body.detail).not.toContain('it broke')
  expect(text()).toContain(`"request_id":"${id}"`)
  expect(text()).toContain('it broke')
  expect(text()).not.toContain(SECRET)
})
