// What was read can be put back whole; what was read before somebody else's change is refused as such, and not by a field.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, model, openTestRoster, PROVIDER, type TestRoster } from '../../test/support/roster.ts'

const CONFIGURATION = {
  ...{ base_model: 'sdxl', name: 'A', steps: 1, cfg_scale: 1, sampler: 'euler', scheduler: 'normal' },
  ...{ resolution_width: 8, resolution_height: 8 },
}

let test: TestRoster
beforeEach(async () => {
  test = await openTestRoster({ engine: 'sqlite', variables: { SET_API_KEY: 'x' } })
  await addModels(test.request, model('one'))
})
afterEach(() => test.close())

const adapter = { id: 'style', name: 'Style', base_model: 'one' }
const KINDS = [
  ['a model', async () => '/api/v1/models/one', { description: 'x' }],
  ['a provider', async () => `/api/v1/providers/${PROVIDER.id}`, { display_name: 'x' }],
  ['a configuration', () => create('/api/v1/models/configurations/base/sdxl', CONFIGURATION), { description: 'x' }],
  ['an adapter', () => create('/api/v1/adapters', adapter), { description: 'x' }],
  ['a chat model', async () => '/api/admin/models/1', { name: 'x' }],
] as const

async function create(path: string, body: object): Promise<string> {
  if (path.endsWith('adapters'))
    await test.request('POST', '/api/v1/providers', { ...PROVIDER, id: 'local', kind: 'local' })
  const { status, headers } = await test.request('POST', path, body)
  expect(status).toBe(201)
  return headers.get('location') ?? ''
}

describe.each(KINDS)('%s', (kind, place, change) => {
  it('can be put as it was read', async () => {
    const path = await place()
    const { body } = await test.request<object>('GET', path)
    expect(await test.request('PUT', path, body)).toMatchObject({ status: 200, body })
  })

  it('that was read before a change is refused with 412', async () => {
    const path = await place()
    const { body, headers } = await test.request<object>('GET', path)
    // Times are kept to the millisecond.
    await new Promise((resolve) => setTimeout(resolve, 2))
    expect((await test.request('PATCH', path, change)).status).toBeOneOf([200, 404])
    if (kind === 'a chat model') expect((await test.request('PUT', path, change)).status).toBe(200)
    const etag = headers.get('etag')
    if (etag) expect(await test.request('PUT', path, body, { 'if-match': etag })).toMatchObject(STALE)
    // An adapter does not say when it was changed; only its tag does.
    if (kind !== 'an adapter') expect(await test.request('PUT', path, body)).toMatchObject(STALE)
    expect((await test.request('GET', path)).body).toMatchObject(change)
  })
})

const STALE = {
  status: 412,
  body: { code: 'precondition_failed', detail: expect.stringMatching(/has changed since it was read; read it again/) },
}

it('what is true of a server alone may come back as it was then, with the tag that was read', async () => {
  const path = '/api/v1/models/one'
  const { body, headers } = await test.request<{ configured: boolean }>('GET', path)
  expect(body.configured).toBe(false)
  await test.request('PATCH', `/api/v1/providers/${PROVIDER.id}`, { api_key_env: 'SET_API_KEY' })
  const { status, body: problem } = await test.request('PUT', path, body)
  expect({ status, errors: problem.errors }).toEqual({
    status: 400,
    errors: [{ pointer: '/configured', detail: 'is set by the server' }],
  })
  const put = await test.request('PUT', path, body, { 'if-match': headers.get('etag') ?? '' })
  expect(put).toMatchObject({ status: 200, body: { configured: true } })
})
