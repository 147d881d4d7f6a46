// Providers over HTTP: what is a model's way to be called, and never a key.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addModels,
  DATABASES,
  everyRow,
  openTestRoster,
  PROVIDER,
  type TestRoster,
} from '../../../test/support/roster.ts'
import type { Provider } from '../contract.ts'

const PROVIDERS = '/api/v1/providers'

describe.each(DATABASES)('providers on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine, variables: { ACME_API_KEY: 'secret' } })
    await addModels(test.request)
  })
  afterEach(() => test.close())

  const add = (id: string) => test.request('POST', PROVIDERS, { id, display_name: id, kind: 'other' })
  const page = async (query: string) =>
    (await test.request<{ providers: Provider[]; next_cursor: string | null }>('GET', `${PROVIDERS}?${query}`)).body

  it('are created whole, and configured where their key is set', async () => {
    const { body, headers } = await test.request<Provider>('GET', `${PROVIDERS}/acme`)
    expect(body).toMatchObject({
      ...PROVIDER,
      auth_scheme: 'bearer',
      base_url: null,
      is_active: true,
      configured: true,
    })
    expect(headers.get('etag')).toMatch(/^"1-/)
  })

  it('come in pages by id, also while the last one that was given goes', async () => {
    for (const id of ['b', 'c', 'd', 'B']) await add(id)
    const first = await page('limit=3')
    expect(first.providers.map(({ id }) => id)).toEqual(['B', 'acme', 'b'])
    await test.request('DELETE', `${PROVIDERS}/b`)
    const second = await page(`limit=3&cursor=${first.next_cursor}`)
    expect([second.providers.map(({ id }) => id), second.next_cursor]).toEqual([['c', 'd'], null])
  })

  it('take back what was read, and null for a default', async () => {
    const before = await everyRow(test)
    const { body } = await test.request<Provider>('GET', `${PROVIDERS}/acme`)
    for (const verb of ['PUT', 'PATCH']) expect((await test.request(verb, `${PROVIDERS}/acme`, body)).status).toBe(200)
    expect(await everyRow(test)).toEqual(before)
    const cleared = await test.request<Provider>('PATCH', `${PROVIDERS}/acme`, { api_key_env: null, auth_scheme: null })
    expect(cleared.body).toMatchObject({ api_key_env: null, auth_scheme: 'bearer', configured: false })
  })

  it('keep what the server sets and the version that was read', async () => {
    const renamed = await test.request('PATCH', `${PROVIDERS}/acme`, { id: 'other', configured: false })
    expect([renamed.status, renamed.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/id', '/configured']])
    const old = await test.request('PATCH', `${PROVIDERS}/acme`, { display_name: 'X' }, { 'if-match': '"7"' })
    expect([old.status, old.body.code]).toEqual([412, 'precondition_failed'])
  })

  it('are not created twice, and deleted once', async () => {
    expect((await test.request('POST', PROVIDERS, PROVIDER)).body).toMatchObject({
      status: 409,
      errors: [{ pointer: '/id' }],
    })
    expect((await test.request('DELETE', `${PROVIDERS}/acme`)).status).toBe(204)
    expect((await test.request('DELETE', `${PROVIDERS}/acme`)).status).toBe(404)
  })
})
