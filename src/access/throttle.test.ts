// Wrong credentials are held up by address; good ones from the same address never are.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, openTestRoster, type Problem, type TestRoster } from '../../test/support/roster.ts'
import { Throttle } from './throttle.ts'
import { WrongCredentials } from './wrong-credentials.ts'

const LIMIT = 30

let test: TestRoster
const open = async (variables: Record<string, string> = {}) => {
  test = await openTestRoster({ engine: 'sqlite', variables })
}
beforeEach(() => open())
afterEach(() => test.close())

const send = async (address: string, token: string, headers: Record<string, string> = {}) => {
  const sent = { host: '127.0.0.1', authorization: `Bearer ${token}`, ...headers }
  const env = { incoming: { headers: sent, socket: { remoteAddress: address } } }
  const response = await test.roster.app.request('http://127.0.0.1/api/v1/session', { headers: sent }, env)
  return { status: response.status, headers: response.headers, body: (await response.json()) as Problem }
}
const guess = async (
  times: number,
  address: (n: number) => string,
  headers?: (n: number) => Record<string, string>,
) => {
  for (let n = 0; n < times; n++) await send(address(n), `guess-${n}`, headers?.(n))
}

it('answers 429 and when to try again, and lets a good token through all the same', async () => {
  await guess(LIMIT, () => '192.0.2.1')
  const { status, headers, body } = await send('192.0.2.1', 'guess')
  expect({ status, code: body.code }).toEqual({ status: 429, code: 'rate_limited' })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(50)
  expect(body.detail).toMatch(/^Too many wrong tokens came from here; try again in \d+ s$/)
  expect((await send('192.0.2.1', ADMIN_TOKEN)).status).toBe(200)
  expect((await send('192.0.2.2', 'guess')).status).toBe(401)
})

it('counts sign-ins with them', async () => {
  const signIn = (body: object) => test.stranger('POST', '/api/v1/session', body)
  for (let n = 0; n < LIMIT / 2; n++) {
    expect((await signIn({ code: `guess-${n}` })).status).toBe(401)
    expect((await signIn({ token: `guess-${n}` })).status).toBe(401)
  }
  expect((await signIn({ code: 'guess' })).status).toBe(429)
  expect((await signIn({ token: ADMIN_TOKEN })).status).toBe(200)
})

it('does not count who has no credentials at all', async () => {
  for (let n = 0; n < LIMIT * 2; n++) await test.stranger('GET', '/api/v1/providers')
  expect((await test.stranger('GET', '/api/v1/providers')).status).toBe(401)
})

it('takes a network of IPv6 for one address, and a mapped address for what it is', async () => {
  await guess(LIMIT, (n) => `2001:db8:1:2::${n.toString(16)}`)
  expect((await send('2001:db8:1:2:ffff::1', 'guess')).status).toBe(429)
  expect((await send('2001:db8:1:3::1', 'guess')).status).toBe(401)
  await guess(LIMIT, (n) => (n % 2 ? '::ffff:192.0.2.9' : '192.0.2.9'))
  expect((await send('192.0.2.9', 'guess')).status).toBe(429)
})

it('ignores X-Forwarded-For without a proxy', async () => {
  await guess(
    LIMIT,
    () => '192.0.2.1',
    (n) => ({ 'x-forwarded-for': `198.51.100.${n}` }),
  )
  expect((await send('192.0.2.1', 'guess', { 'x-forwarded-for': '198.51.100.99' })).status).toBe(429)
})

describe('behind a proxy', () => {
  beforeEach(async () => {
    await test.close()
    await open({ ROSTER_TRUST_PROXY: 'true' })
  })

  it('goes by the last hop, which alone the proxy has written', async () => {
    await guess(
      LIMIT,
      () => '10.0.0.1',
      (n) => ({ 'x-forwarded-for': `198.51.100.${n}, 203.0.113.5` }),
    )
    expect((await send('10.0.0.1', 'guess', { 'x-forwarded-for': '203.0.113.5' })).status).toBe(429)
    expect((await send('10.0.0.1', 'guess', { 'x-forwarded-for': '203.0.113.5, 203.0.113.6' })).status).toBe(401)
  })
})

describe('the memory of it', () => {
  const wrong = new WrongCredentials('wrong')

  it('does not grow with the addresses', () => {
    const throttle = new Throttle(() => new Date())
    for (let n = 0; n <= LIMIT; n++) throttle.judge(wrong, () => 'first')
    expect(throttle.judge(wrong, () => 'first')).not.toBe(wrong)
    for (let n = 0; n < 10_000; n++) throttle.judge(wrong, () => `address-${n}`)
    expect(throttle.judge(wrong, () => 'first')).toBe(wrong)
  })

  it('ends with the minute, and holds nothing of what was no guess', () => {
    let now = 0
    const throttle = new Throttle(() => new Date(now))
    for (let n = 0; n <= LIMIT; n++) throttle.judge(wrong, () => 'here')
    expect(throttle.judge(wrong, () => 'here')).toMatchObject({ code: 'rate_limited', retryAfter: 60 })
    const expired = new WrongCredentials('expired', { isGuess: false })
    expect(throttle.judge(expired, () => 'here')).toBe(expired)
    now = 60_000
    expect(throttle.judge(wrong, () => 'here')).toBe(wrong)
  })
})
