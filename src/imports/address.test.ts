// A catalog at an address is fetched by the server, and only from where it may go.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { ImportReport } from './contract.ts'

const FILE = JSON.stringify(fixture('litellm.json'))

let server: Server
let origin: string
let fetches = 0
let test: TestRoster
let strict: TestRoster

beforeAll(async () => {
  server = createServer((request, response) => {
    fetches++
    response.statusCode = request.url?.startsWith('/litellm.json') ? 200 : 404
    response.end(response.statusCode === 200 ? FILE : 'nothing here')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  test = await openTestRoster({
    engine: 'sqlite',
    variables: { ROSTER_ALLOW_PRIVATE_URLS: 'true', ROSTER_RETRY_BASE_MS: '1' },
  })
  strict = await openTestRoster({ engine: 'sqlite', variables: { ROSTER_RETRY_BASE_MS: '1' } })
})

afterAll(async () => {
  await test?.close()
  await strict?.close()
  server.closeAllConnections()
  server.close()
})

const ask = (roster: TestRoster, url: string, body?: object, more = '') =>
  roster.request<ImportReport & { code: string; detail: string }>(
    'POST',
    `/api/v1/catalog/import?source=litellm&url=${encodeURIComponent(url)}${more}`,
    body,
  )

it('tells the same difference as the file itself', async () => {
  const fetched = await ask(test, `${origin}/litellm.json`)
  const sent = await test.request<ImportReport>('POST', '/api/v1/catalog/import?source=litellm', JSON.parse(FILE))
  expect(fetched.status).toBe(200)
  expect(fetched.body).toEqual(sent.body)
})

it('writes what the dry run has fetched, once; an apply by itself fetches', async () => {
  const url = `${origin}/litellm.json?once`
  const before = fetches
  const { body: dry } = await ask(test, url)
  expect(fetches).toBe(before + 1)
  const { body: applied } = await ask(test, url, undefined, '&dry_run=false')
  expect(fetches).toBe(before + 1)
  expect(applied.summary).toEqual(dry.summary)
  await ask(test, url, undefined, '&dry_run=false')
  expect(fetches).toBe(before + 2)
})

it('says that there is no such file', async () => {
  const { body } = await ask(test, `${origin}/other.json`)
  expect(body).toMatchObject({ code: 'not_found', detail: expect.stringContaining('has no such file') })
})

it('does not go to an address of this machine or its network unless that is allowed', async () => {
  const { body } = await ask(strict, `${origin}/litellm.json`)
  expect(body.code).toBe('blocked_address')
})

it.each(['ftp://example.org/a.json', 'not an address'])('takes no %s', async (url) => {
  const { status, body } = await ask(test, url)
  expect(status).toBe(400)
  expect(body).toMatchObject({ errors: [{ detail: 'must be an https address' }] })
})

it('takes either a body or an address', async () => {
  const { status } = await ask(test, `${origin}/litellm.json`, {})
  expect(status).toBe(400)
})
