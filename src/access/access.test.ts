// Who gets in, by what, and that no secret gets out.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { ADMIN_TOKEN, DATABASES, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'
import { openRoster } from '../main.ts'

const SESSION = '/api/v1/session'
const STRANGER = { actor: 'anonymous', role: 'public' }
const ADMIN = { actor: 'admin', role: 'admin' }

describe.each(DATABASES)('access on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine })
  })
  afterEach(() => test.close())

  const who = async (headers: Record<string, string> = {}) => {
    const { status, body } = await test.stranger<object>('GET', SESSION, undefined, headers)
    return status === 200 ? body : status
  }
  const newCode = async () => {
    const { status, body } = await test.request<{ path: string }>('POST', '/api/v1/sign-in-links')
    expect(status).toBe(201)
    return body.path.replace('/sign-in#', '')
  }
  const signIn = (credentials: object) => test.stranger<object>('POST', SESSION, credentials)
  const cookieOf = (headers: Headers) => headers.get('set-cookie') ?? ''

  it('knows the admin by the token, and everyone else as a stranger', async () => {
    expect(await who()).toEqual(STRANGER)
    for (const scheme of ['Bearer', 'bearer', 'BEARER '])
      expect(await who({ authorization: `${scheme} ${ADMIN_TOKEN}` })).toEqual(ADMIN)
    for (const wrong of [`Bearer ${ADMIN_TOKEN}x`, `Basic ${ADMIN_TOKEN}`, ADMIN_TOKEN, 'Bearer', ''])
      expect([wrong, await who({ authorization: wrong })]).toEqual([wrong, 401])
  })

  it('signs a browser in by a link, once', async () => {
    const code = await newCode()
    const first = await signIn({ code })
    expect([first.status, first.body]).toEqual([200, ADMIN])
    const second = await test.stranger('POST', SESSION, { code })
    expect([second.status, second.body.code]).toEqual([401, 'unauthenticated'])
    expect(second.body.detail).toContain('"roster sign-in" prints another')
    expect(cookieOf(second.headers)).toBe('')
  })

  it('signs in once where a link is used twice at the same time', async () => {
    const code = await newCode()
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  it('gives a cookie that scripts and other sites cannot use', async () => {
    const { headers } = await signIn({ token: ADMIN_TOKEN })
    const [pair = '', ...attributes] = cookieOf(headers).split('; ')
    expect(pair).toMatch(/^roster_session=[\w-]{43}$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict'])
    expect(await who({ cookie: pair })).toEqual(ADMIN)
    expect(await who({ cookie: `${pair}x` })).toEqual(STRANGER)
  })

  it('signs out for good', async () => {
    const [cookie = ''] = cookieOf((await signIn({ token: ADMIN_TOKEN })).headers).split('; ')
    const { status, headers } = await test.stranger('DELETE', SESSION, undefined, { cookie })
    expect(status).toBe(204)
    expect(cookieOf(headers)).toMatch(/^roster_session=; Max-Age=0/)
    expect(await who({ cookie })).toEqual(STRANGER)
  })

  it('forgets a session after 30 days', async () => {
    let now = new Date('2026-01-01T00:00:00Z')
    const roster = await openRoster({
      environment: test.roster.environment,
      log: createLog('silent'),
      clock: () => now,
    })
    onTestFinished(() => roster.close())
    const secret = await roster.access.signInByToken(ADMIN_TOKEN)
    const role = async () => (await roster.access.identify({ authorization: undefined, session: secret })).role
    now = new Date('2026-01-30T23:59:59Z')
    expect(await role()).toBe('admin')
    now = new Date('2026-01-31T00:00:01Z')
    expect(await role()).toBe('public')
  })

  it('keeps no secret: neither the session nor the token is in the database', async () => {
    const [pair = ''] = cookieOf((await signIn({ token: ADMIN_TOKEN })).headers).split('; ')
    const rows = JSON.stringify(await test.roster.database.reader.selectFrom('sessions').selectAll().execute())
    expect(rows).toContain('"actor":"admin"')
    for (const secret of [pair.replace('roster_session=', ''), ADMIN_TOKEN]) expect(rows).not.toContain(secret)
  })

  it.each([
    ['GET', '/api/v1/providers'],
    ['GET', '/api/v1/changes'],
    ['POST', '/api/v1/models'],
    ['PATCH', '/api/v1/models/x'],
    ['PUT', '/api/v1/models/x'],
    ['DELETE', '/api/v1/models/x'],
    ['PUT', '/api/v1/models/current'],
    ['POST', '/api/v1/providers'],
    ['DELETE', '/api/v1/providers/x'],
    ['POST', '/api/v1/changes/1/undo'],
    ['POST', '/api/v1/catalog/populate'],
    ['POST', '/api/v1/sign-in-links'],
  ])('lets no stranger %s %s', async (method, path) => {
    const body = {
      model: 'x',
      id: 'x',
      display_name: 'X',
      kind: 'other',
      provider: 'x',
      model_key: 'x',
      modality: 'text',
      task: 'chat',
    }
    const bodies: Record<string, object> = {
      '/api/v1/models': { ...body, model: undefined, kind: undefined },
      '/api/v1/providers': { id: 'x', display_name: 'X', kind: 'other' },
      '/api/v1/models/current': { model: 'x' },
    }
    const answer = await test.stranger(
      method,
      path,
      method === 'GET' || method === 'DELETE' ? undefined : (bodies[path] ?? {}),
    )
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated'])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })
})

describe('the entrance', () => {
  let test: TestRoster
  let lines: string[]
  beforeEach(async () => {
    lines = []
    const log = createLog('debug', { write: (line: string) => void lines.push(line) })
    test = await openTestRoster({ engine: 'sqlite', log, variables: { ACME_API_KEY: 'the-secret-key-of-acme' } })
  })
  afterEach(() => test.close())

  it.each([
    ['127.0.0.1:4480', 200],
    ['localhost', 200],
    ['[::1]:4480', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:4480', 403],
    ['', 403],
  ])('answers to the host "%s" with %i on loopback', async (host, status) => {
    expect((await test.request('GET', '/api/v1/models', undefined, { host })).status).toBe(status)
  })

  it('answers to any host where it listens to the world', async () => {
    const world = await openTestRoster({ engine: 'sqlite', variables: { HOST: '0.0.0.0' } })
    onTestFinished(() => world.close())
    expect((await world.request('GET', '/api/v1/models', undefined, { host: 'roster.example' })).status).toBe(200)
    expect((await world.stranger('GET', '/api/v1/models', undefined, { host: 'roster.example' })).status).toBe(401)
  })

  it.each([
    [{ origin: 'http://127.0.0.1:4480' }, 200],
    [{}, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ origin: 'http://127.0.0.1:9999' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ] as [Record<string, string>, number][])('answers a write with %o by %i', async (headers, status) => {
    expect((await test.request('POST', '/api/v1/catalog/populate', {}, headers)).status).toBe(status)
  })

  it.each([
    ['GET', '/api/v1/models', {}],
    ['GET', '/api/v1/models/nothing', {}],
    ['GET', '/nothing', {}],
    ['GET', '/api/v1/models/%zz', {}],
    ['POST', '/api/v1/models', {}],
    ['GET', '/api/v1/models', { authorization: 'Bearer wrong' }],
    ['GET', '/api/v1/models', { host: 'evil.example' }],
    ['GET', '/healthz', {}],
    ['GET', '/openapi.json', {}],
  ] as [string, string, Record<string, string>][])(
    'tells browsers what they may do with %s %s %o',
    async (method, path, headers) => {
      const answer = await test.request(method, path, undefined, headers)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-request-id': expect.stringMatching(/./),
        'x-roster-revision': expect.stringMatching(/^\d+$/),
      })
      expect(answer.headers.get('access-control-allow-origin')).toBe(null)
    },
  )

  it('tells browsers of a document that nobody may frame it, and that it tells nobody where a link stood', async () => {
    const { status, headers } = await test.stranger('GET', '/docs')
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
    })
  })

  it('keeps the request id of a proxy, if it is one', async () => {
    const idOf = async (id: string) =>
      (await test.request('GET', '/healthz', undefined, { 'x-request-id': id })).headers.get('x-request-id')
    expect(await idOf('from-a-proxy.1')).toBe('from-a-proxy.1')
    expect(await idOf('<script>alert(1)</script>')).not.toContain('<')
  })

  it('lets no secret into the log, the audit or an answer', async () => {
    const { body } = await test.request<{ path: string }>('POST', '/api/v1/sign-in-links')
    const code = body.path.replace('/sign-in#', '')
    const { headers } = await test.stranger('POST', '/api/v1/session', { code })
    const session = /roster_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''
    const cookie = `roster_session=${session}`
    await test.stranger('POST', '/api/v1/session', { token: 'a-wrong-token-that-was-typed' })
    const provider = { id: 'acme', display_name: 'Acme', kind: 'openAI', api_key_env: 'ACME_API_KEY' }
    const answers = [
      await test.stranger('POST', '/api/v1/providers', provider, { cookie }),
      await test.stranger('GET', '/api/v1/providers/acme', undefined, { cookie }),
      await test.stranger('GET', '/api/v1/changes/1', undefined, { cookie }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200])
    expect(answers[1]?.body).toMatchObject({ configured: true })
    expect(lines.length).toBeGreaterThan(4)
    const told = `${lines.join('')}${JSON.stringify(answers.map(({ body }) => body))}`
    for (const secret of [ADMIN_TOKEN, code, session, 'the-secret-key-of-acme', 'a-wrong-token-that-was-typed'])
      expect(told).not.toContain(secret)
  })
})

describe('the admin token', () => {
  it('is made at the first start, kept for the owner alone, and the same at the next', async () => {
    const test = await openTestRoster({ engine: 'sqlite', variables: { ROSTER_ADMIN_TOKEN: '' } })
    onTestFinished(() => test.close())
    const file = join(test.place.home, 'admin-token')
    const token = readFileSync(file, 'utf8').trim()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = await openTestRoster({ engine: 'sqlite', beside: test, variables: { ROSTER_ADMIN_TOKEN: '' } })
    onTestFinished(() => again.close())
    const headers = { authorization: `Bearer ${token}` }
    for (const { stranger } of [test, again])
      expect((await stranger('GET', SESSION, undefined, headers)).body).toEqual(ADMIN)
  })

  it('that is given is written nowhere', async () => {
    const test = await openTestRoster({ engine: 'sqlite' })
    onTestFinished(() => test.close())
    expect(existsSync(join(test.place.home, 'admin-token'))).toBe(false)
  })
})
