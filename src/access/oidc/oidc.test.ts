// Tokens of a real OpenID provider: which count, as whom, with which role; and what happens while it is away.
import { createHmac, createPublicKey } from 'node:crypto'
import { base64url } from 'jose'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  AUDIENCE,
  type Issuer,
  newSigningKey,
  type SigningKey,
  sign,
  startIssuer,
} from '../../../test/support/issuer.ts'
import { type Answer, addModels, model, openTestRoster, type TestRoster } from '../../../test/support/roster.ts'
import type { Problem } from '../../core/schema.ts'

const CLIENTS = {
  'ada@example.com': { realm_access: { roles: ['models', 'admin'] } },
  bob: { realm_access: { roles: ['models'] } },
  admin: { realm_access: { roles: ['admin'] } },
}

let key: SigningKey
let issuer: Issuer
let test: TestRoster

beforeAll(async () => {
  key = await newSigningKey('first')
})
beforeEach(async () => {
  issuer = await startIssuer(CLIENTS, key)
  test = await openServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await test.close()
  await issuer.close()
})

const variables = () => ({
  OIDC_ISSUER: issuer.url,
  OIDC_AUDIENCE: AUDIENCE,
  OIDC_ROLE_CLAIM: 'realm_access.roles',
  ROSTER_PUBLIC_READ: 'false',
})
const openServer = () => openTestRoster({ engine: 'sqlite', variables: variables() })

const as = <Body = Problem>(token: string, method = 'GET', path = '/api/v1/session', body?: object) =>
  test.stranger<Body>(method, path, body, { authorization: `Bearer ${token}` })

const claims = (more: object = {}) => {
  const now = Math.floor(Date.now() / 1000)
  return { iss: issuer.url, aud: AUDIENCE, sub: 'ada', iat: now, exp: now + 600, ...more }
}

const later = (seconds: number) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + seconds * 1000)
}

describe('a token that the provider issued', () => {
  it('gives its subject the role that its claim names', async () => {
    const admin = await issuer.tokenFor('ada@example.com')
    const user = await issuer.tokenFor('bob')
    expect((await as(admin)).body).toEqual({ actor: 'ada@example.com', role: 'admin' })
    expect((await as(user)).body).toEqual({ actor: 'bob', role: 'user' })
    expect(await as(user, 'GET', '/api/v1/providers')).toMatchObject({ status: 200 })
    expect(await as(user, 'GET', '/api/v1/changes')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  it('is in the audit log by its subject', async () => {
    await addModels(test.request)
    const token = await issuer.tokenFor('ada@example.com')
    expect((await as(token, 'POST', '/api/v1/models', model('one'))).status).toBe(201)
    const { body } = await test.request<{ changes: object[] }>('GET', '/api/v1/changes')
    expect(body.changes[0]).toMatchObject({ actor: 'ada@example.com', action: 'model.create' })
  })

  it('can never be mistaken for the admin of the admin token', async () => {
    expect((await as(await issuer.tokenFor('admin'))).body).toEqual({ actor: 'oidc:admin', role: 'admin' })
  })

  it('signs a browser in for as long as it is good itself', async () => {
    const token = await issuer.tokenFor('bob', 60)
    const { status, headers } = await test.stranger('POST', '/api/v1/session', { token })
    expect(status).toBe(200)
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
    const read = () => test.stranger('GET', '/api/v1/session', undefined, { cookie })
    expect((await read()).body).toEqual({ actor: 'bob', role: 'user' })
    later(61)
    expect((await read()).body).toEqual({ actor: 'anonymous', role: 'none' })
  })

  it('stops being good when it expires, a small difference of clocks aside', async () => {
    const token = await issuer.tokenFor('bob', 60)
    later(75)
    expect((await as(token)).status).toBe(200)
    later(20)
    const { status, body } = await as(token)
    expect({ status, detail: body.detail }).toEqual({ status: 401, detail: expect.stringMatching(/has expired/) })
  })
})

describe('a token is refused with 401', () => {
  const refuses = async (token: string, detail: RegExp) => {
    const { status, headers, body } = await as(token)
    expect({ status, type: headers.get('content-type'), code: body.code }).toEqual({
      status: 401,
      type: 'application/problem+json',
      code: 'unauthenticated',
    })
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(body.detail).toMatch(detail)
  }

  it.each([
    ['for another audience', { aud: 'https://other.test' }, /"aud"/],
    ['without an audience', { aud: undefined }, /"aud"/],
    ['of another issuer', { iss: 'https://issuer.test' }, /"iss"/],
    ['without an issuer', { iss: undefined }, /"iss"/],
    ['that has expired', { exp: 1_700_000_000 }, /has expired/],
    ['that never expires', { exp: undefined }, /"exp"/],
    ['that is not good yet', { nbf: 4_000_000_000 }, /"nbf"/],
    ['without a subject', { sub: undefined }, /"sub"/],
    ['with an empty subject', { sub: '' }, /subject/],
    ['whose subject is no text', { sub: 7 }, /not valid|subject/],
    ['with a subject that no database keeps', { sub: 'a\u0000b' }, /subject/],
    ['with a subject that would fill the log', { sub: 'a'.repeat(256) }, /subject/],
  ])('%s', async (_, more, detail) => {
    await refuses(await sign(claims(more), key), detail)
  })

  it('signed with another key under a known name, or under an unknown one', async () => {
    const other = await newSigningKey('first')
    await refuses(await sign(claims(), other), /did not sign/)
    await refuses(await sign(claims(), { ...other, kid: 'unknown' }), /no such key/)
    await refuses(await sign(claims(), { ...other, kid: '../../../dev/null' }), /no such key/)
    await refuses(await sign(claims(), { ...other, kid: "' or '1'='1" }), /no such key/)
  })

  it('that brings its own key, or says where to fetch one', async () => {
    const own = await newSigningKey('own')
    for (const header of [{ jwk: own.publicJwk }, { jku: 'http://127.0.0.1:1/jwks' }, { x5u: 'http://127.0.0.1:1/' }])
      await refuses(await sign(claims(), own, header), /no such key/)
  })

  it('signed with nothing', async () => {
    const part = (value: object) => base64url.encode(JSON.stringify(value))
    for (const alg of ['none', 'None', 'NONE', ''])
      await refuses(`${part({ alg })}.${part(claims({ realm_access: { roles: ['admin'] } }))}.`, /not valid/)
    await refuses(`${part({ alg: 'none' })}.${part(claims())}.AAAA`, /did not sign/)
  })

  it('signed with the public key as if it were a shared secret', async () => {
    const pem = createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
    for (const secret of [String(pem), JSON.stringify(key.publicJwk), key.publicJwk.n ?? '']) {
      const head = base64url.encode(JSON.stringify({ alg: 'HS256', kid: 'first' }))
      const input = `${head}.${base64url.encode(JSON.stringify(claims()))}`
      await refuses(`${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`, /did not sign/)
    }
  })

  it('changed after it was signed', async () => {
    const [head, , signature] = (await sign(claims(), key)).split('.')
    const body = base64url.encode(JSON.stringify(claims({ sub: 'mallory' })))
    await refuses(`${head}.${body}.${signature}`, /did not sign/)
  })

  it('with a header that must be understood and is not', async () => {
    const head = base64url.encode(JSON.stringify({ alg: 'RS256', kid: 'first', crit: ['b64'], b64: false }))
    await refuses(`${head}.${base64url.encode('{}')}.AAAA`, /not valid/)
  })

  it('of no form at all, or too large to be read', async () => {
    for (const token of ['a.b.c', '..', 'e30.e30.e30', 'x'.repeat(100)]) await refuses(token, /not valid/)
    await refuses(await sign(claims({ groups: 'x'.repeat(9000) }), key), /longer than 8192/)
  })
})

it.each(['PS256', 'ES256', 'ES384', 'EdDSA'])('takes a token signed with %s', async (alg) => {
  const other = await newSigningKey('other', alg)
  issuer.rotate(other)
  await test.close()
  test = await openServer()
  expect((await as(await sign(claims(), other))).body).toMatchObject({ actor: 'ada', role: 'user' })
})

describe('the keys of the issuer', () => {
  it('are fetched again when a new one signs, and the old one counts no more', async () => {
    const old = await issuer.tokenFor('bob')
    expect((await as(old)).status).toBe(200)
    issuer.rotate(await newSigningKey('second'))
    const token = await issuer.tokenFor('bob')
    later(11)
    expect((await as(token)).body).toMatchObject({ actor: 'bob' })
    expect((await as(old)).status).toBe(401)
  })

  it('are not fetched for each name that somebody makes up', async () => {
    await as(await issuer.tokenFor('bob'))
    const before = issuer.fetches
    const other = await newSigningKey('x')
    for (let n = 0; n < 20; n++) await as(await sign(claims(), { ...other, kid: `made-up-${n}` }))
    expect(issuer.fetches - before).toBeLessThanOrEqual(1)
  })
})

describe('an issuer that is down', () => {
  const isUnavailable = ({ status, headers, body }: Answer<Problem>) =>
    expect({ status, code: body.code, again: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'unavailable',
      again: '2',
    })

  it('at the start makes its own tokens wait, and nobody else; they count once it is back', async () => {
    const token = await issuer.tokenFor('ada@example.com')
    await issuer.down()
    await test.close()
    test = await openServer()
    const answer = await as(token)
    isUnavailable(answer)
    expect(answer.body.detail).toMatch(/issuer of this token does not answer/)
    expect((await test.request('GET', '/api/v1/changes')).status).toBe(200)
    expect((await as('not-the-token')).status).toBe(401)
    await issuer.up()
    await expect.poll(async () => (await as(token)).status, { timeout: 10_000, interval: 300 }).toBe(200)
  })

  it('later changes nothing for keys that are known and fresh', async () => {
    const token = await issuer.tokenFor('bob', 7200)
    expect((await as(token)).status).toBe(200)
    await issuer.down()
    expect((await as(token)).status).toBe(200)
    const unknown = await sign(claims(), { ...(await newSigningKey('x')), kid: 'unknown' })
    later(11)
    isUnavailable(await as(unknown))
    expect((await as(token)).status).toBe(200)
    later(700)
    isUnavailable(await as(token))
    await issuer.up()
    later(3)
    expect((await as(token)).status).toBe(200)
  })

  it('that speaks for another issuer is not believed', async () => {
    await test.close()
    const url = issuer.url.replace('127.0.0.1', 'localhost')
    test = await openTestRoster({ engine: 'sqlite', variables: { ...variables(), OIDC_ISSUER: url } })
    isUnavailable(await as(await sign(claims({ iss: url }), key)))
  })
})
