// API keys: made once, shown once, good everywhere, and good no more once they are revoked or have expired.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, reaches, type TestRoster } from '../../../test/support/roster.ts'
import { sha256 } from '../../core/ids.ts'
import type { Problem } from '../../core/schema.ts'
import type { Key } from './contract.ts'

const KEYS = '/api/v1/keys'

interface NewKey extends Key {
  secret: string
}

describe.each(DATABASES)('keys on %s', (engine) => {
  let test: TestRoster
  let other: TestRoster
  beforeEach(async () => {
    const variables = { ROSTER_PUBLIC_READ: 'false' }
    test = await openTestRoster({ engine, variables })
    other = await openTestRoster({ engine, variables, beside: test })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await other.close()
    await test.close()
  })

  const make = async (facts: object = {}) => {
    const { status, body } = await test.request<NewKey>('POST', KEYS, { name: 'ci', ...facts })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body
  }
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
  const as = <Body = Problem>(server: TestRoster, secret: string, method = 'GET', path = '/api/v1/session') =>
    server.stranger<Body>(method, path, undefined, bearer(secret))
  const list = async () => (await test.request<{ keys: Key[] }>('GET', KEYS)).body.keys
  const later = (seconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + seconds * 1000)
  }

  it('are shown once, and good on every server at once', async () => {
    const { headers, body } = await test.request<NewKey>('POST', KEYS, { name: 'ci' })
    expect(headers.get('location')).toBe(`${KEYS}/${body.id}`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ name: 'ci', role: 'user', expires_at: null, last_used_at: null, created_by: 'admin' })
    expect(body.secret).toMatch(/^rk_[\w-]{43}$/)
    expect(body.secret.startsWith(body.prefix)).toBe(true)
    for (const server of [other, test])
      expect((await as(server, body.secret)).body).toEqual({ actor: 'key:ci', role: 'user' })
    const [shown] = await list()
    const { secret, ...rest } = body
    expect({ ...shown, last_used_at: null }).toEqual(rest)
    expect(JSON.stringify(shown)).not.toContain(secret.slice(body.prefix.length))
  })

  it('lie nowhere: not in the database, not in the audit log', async () => {
    const { secret, prefix } = await make({ role: 'admin' })
    const { database } = test.roster
    const rows = await database.reader.selectFrom('api_keys').selectAll().execute()
    const entries = await database.reader.selectFrom('change_entries').selectAll().execute()
    const { body } = await test.request<object>('GET', '/api/v1/changes/1')
    expect(JSON.stringify([rows, entries, body])).not.toContain(secret.slice(prefix.length))
    expect(JSON.stringify([entries, body])).not.toContain(sha256(secret))
    expect(rows[0]?.secret_hash).toBe(sha256(secret))
  })

  it('let their user do what the role may, under the name of the key', async () => {
    await addModels(test.request)
    const user = await make()
    const admin = await make({ name: 'deploy', role: 'admin' })
    expect((await as(test, user.secret, 'GET', '/api/v1/providers')).status).toBe(200)
    expect((await as(test, user.secret, 'GET', KEYS)).status).toBe(403)
    const created = await test.stranger('POST', '/api/v1/models', model('one'), bearer(admin.secret))
    expect(created.status).toBe(201)
    const { body } = await test.request<{ changes: object[] }>('GET', '/api/v1/changes')
    expect(body.changes.slice(0, 3)).toMatchObject([
      { actor: 'key:deploy', action: 'model.create' },
      { actor: 'admin', action: 'key.create', summary: 'Made the API key deploy with the role admin' },
      { actor: 'admin', action: 'key.create', summary: 'Made the API key ci with the role user' },
    ])
  })

  it('are revoked on every server, for those who signed in with one too', async () => {
    const { id, secret } = await make()
    await as(other, secret)
    const signedIn = await other.stranger('POST', '/api/v1/session', { token: secret })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const session = () => other.stranger('GET', '/api/v1/session', undefined, { cookie })
    expect((await session()).body).toEqual({ actor: 'key:ci', role: 'user' })

    const { status, headers } = await test.request('DELETE', `${KEYS}/${id}`)
    expect(status).toBe(204)
    expect((await as(test, secret)).status).toBe(401)
    await reaches(other, Number(headers.get('x-roster-revision')))
    expect(await as(other, secret)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect((await session()).body).toEqual({ actor: 'anonymous', role: 'none' })
    expect(await list()).toEqual([])
    expect((await test.request('DELETE', `${KEYS}/${id}`)).status).toBe(404)
  })

  it('are revoked while they are being looked up', async () => {
    const { id, secret } = await make()
    const [, ...answers] = await Promise.all([
      test.request('DELETE', `${KEYS}/${id}`),
      ...Array.from({ length: 20 }, () => as(test, secret)),
    ])
    for (const { status } of answers) expect([200, 401]).toContain(status)
    expect((await as(test, secret)).status).toBe(401)
  })

  it('cannot be brought back by undo', async () => {
    const { id } = await make()
    await test.request('DELETE', `${KEYS}/${id}`)
    for (const revision of [1, 2]) {
      const { status, body } = await test.request('POST', `/api/v1/changes/${revision}/undo`)
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' })
    }
    expect(await list()).toEqual([])
  })

  it('stop being good when they expire', async () => {
    const { secret } = await make({ expires_at: new Date(Date.now() + 60_000).toISOString() })
    expect((await as(test, secret)).status).toBe(200)
    later(61)
    const { status, body } = await as(test, secret)
    expect({ status, detail: body.detail }).toEqual({ status: 401, detail: expect.stringMatching(/has expired/) })
    expect((await as(other, secret)).status).toBe(401)
  })

  it('say when they were last used, now and then', async () => {
    const { secret } = await make()
    const used = async () => (await list())[0]?.last_used_at ?? null
    expect(await used()).toBeNull()
    await as(test, secret)
    await expect.poll(used).not.toBeNull()
    const first = await used()
    await as(test, secret)
    expect(await used()).toBe(first)
    later(601)
    await as(test, secret)
    await expect.poll(used).not.toBe(first)
    const { body } = await test.request<{ changes: object[] }>('GET', '/api/v1/changes')
    expect(body.changes).toHaveLength(1)
  })

  it('are refused where they would be confused or make no sense', async () => {
    await make()
    const refuse = async (facts: object, status: number, pointer: string) => {
      const { status: actual, body } = await test.request('POST', KEYS, { name: 'x', ...facts })
      expect({ facts, status: actual, pointer: body.errors?.[0]?.pointer }).toEqual({ facts, status, pointer })
    }
    await refuse({ name: 'ci' }, 409, '/name')
    await refuse({ name: '' }, 400, '/name')
    await refuse({ name: 'a\nb' }, 400, '/name')
    await refuse({ name: ' ' }, 400, '/name')
    await refuse({ name: 'x'.repeat(101) }, 400, '/name')
    await refuse({ name: 7 }, 400, '/name')
    await refuse({ role: 'root' }, 400, '/role')
    await refuse({ expires_at: '2001-01-01T00:00:00Z' }, 400, '/expires_at')
    for (const expires_at of ['tomorrow', '9999-12-31T23:59:59-23:59', '2026-02-30T00:00:00Z', 5])
      await refuse({ expires_at }, 400, '/expires_at')
    await refuse({ secret: 'rk_mine' }, 400, '/secret')
    for (const wrong of ['rk_', 'rk_x', `rk_${'A'.repeat(43)}`]) expect((await as(test, wrong)).status).toBe(401)
  })
})
