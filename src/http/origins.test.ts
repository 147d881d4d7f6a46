// Pages in browsers: this server's own, also behind a proxy; those that were invited; and all others.
import { afterEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, openTestRoster, type TestRoster } from '../../test/support/roster.ts'

const INVITED = 'https://app.example.com'

let test: TestRoster
afterEach(() => test.close())
const open = async (variables: Record<string, string>) => {
  test = await openTestRoster({ engine: 'sqlite', variables })
}
const signIn = (headers: Record<string, string>) =>
  test.stranger('POST', '/api/v1/session', { token: ADMIN_TOKEN }, headers)

describe('behind a proxy', () => {
  const PROXIED = { host: 'roster.example.com', 'x-forwarded-proto': 'https' }

  it('the cookie is Secure where the caller used https', async () => {
    await open({ ROSTER_TRUST_PROXY: 'true' })
    const cookie = async (headers: Record<string, string>) => (await signIn(headers)).headers.get('set-cookie')
    expect(await cookie(PROXIED)).toMatch(/; Secure/)
    expect(await cookie({ ...PROXIED, 'x-forwarded-proto': 'http' })).not.toMatch(/; Secure/)
    expect(await cookie({ ...PROXIED, 'x-forwarded-proto': 'http, https' })).toMatch(/; Secure/)
    expect(await cookie({ host: 'roster.example.com' })).not.toMatch(/; Secure/)
  })

  it('a page is its own by the name that the caller used', async () => {
    await open({ ROSTER_TRUST_PROXY: 'true' })
    const origin = 'https://roster.example.com'
    const status = async (headers: Record<string, string>) => (await signIn(headers)).status
    expect(await status({ ...PROXIED, origin })).toBe(200)
    const renamed = { host: '127.0.0.1:4480', 'x-forwarded-host': 'roster.example.com', 'x-forwarded-proto': 'https' }
    expect(await status({ ...renamed, origin })).toBe(200)
    expect(await status({ ...renamed, origin: 'https://evil.example.com' })).toBe(403)
    expect(await status({ ...PROXIED, origin: 'http://roster.example.com' })).toBe(403)
    expect(await status({ ...PROXIED, origin: 'null' })).toBe(403)
  })

  it('that nobody told of, its headers mean nothing', async () => {
    await open({})
    const { status, headers } = await signIn({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example.com' })
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).not.toMatch(/Secure/)
    const origin = 'https://evil.example.com'
    expect((await signIn({ origin, 'x-forwarded-host': 'evil.example.com' })).status).toBe(403)
    expect((await test.stranger('GET', '/api/v1/models', undefined, { host: 'rebound.example.com' })).status).toBe(403)
  })
})

describe('a page of another site', () => {
  const preflight = (origin: string) =>
    test.stranger('OPTIONS', '/api/v1/models/one', undefined, {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type',
    })
  const allowed = (headers: Headers) => headers.get('access-control-allow-origin')

  it('is told nothing by default', async () => {
    await open({})
    expect(allowed((await preflight(INVITED)).headers)).toBeNull()
    expect(allowed((await test.stranger('GET', '/api/v1/models', undefined, { origin: INVITED })).headers)).toBeNull()
    expect((await test.request('POST', '/api/v1/catalog/populate', undefined, { origin: INVITED })).status).toBe(403)
  })

  it('may use the API with its own token where it is invited, and learn why it is refused', async () => {
    await open({ ROSTER_CORS_ORIGINS: `https://other.example.com, ${INVITED}` })
    const { status, headers } = await preflight(INVITED)
    expect(status).toBe(204)
    expect(allowed(headers)).toBe(INVITED)
    expect(headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(headers.get('access-control-allow-headers')).toContain('authorization')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    const list = await test.stranger('GET', '/api/v1/models', undefined, { origin: INVITED })
    expect(allowed(list.headers)).toBe(INVITED)
    expect(list.headers.get('vary')).toMatch(/Authorization.*Origin/)
    const write = await test.request('POST', '/api/v1/providers', {}, { origin: INVITED })
    expect(write.status).toBe(400)
    expect(allowed(write.headers)).toBe(INVITED)
  })

  it('never acts by the cookie of whoever looks at it', async () => {
    await open({ ROSTER_CORS_ORIGINS: INVITED })
    const cookie = (await signIn({})).headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = { cookie, origin: INVITED }
    expect((await test.stranger('POST', '/api/v1/sign-in-links', undefined, headers)).status).toBe(401)
    expect((await test.stranger('GET', '/api/v1/session', undefined, headers)).body).toMatchObject({ role: 'public' })
    expect((await test.stranger('POST', '/api/v1/sign-in-links', undefined, { cookie })).status).toBe(201)
  })

  it('is refused where another is invited', async () => {
    await open({ ROSTER_CORS_ORIGINS: INVITED })
    for (const origin of ['https://app.example.com.evil.test', 'http://app.example.com', 'null']) {
      expect(allowed((await preflight(origin)).headers)).toBeNull()
      expect(allowed((await test.stranger('GET', '/api/v1/models', undefined, { origin })).headers)).toBeNull()
      expect((await test.request('POST', '/api/v1/catalog/populate', undefined, { origin })).status).toBe(403)
    }
  })
})
