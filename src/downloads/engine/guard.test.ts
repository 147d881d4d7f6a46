// Where a request may not lead: rows 30 to 32 of what the engine must do. A forbidden address is never connected to.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fetching, openFetching, REPO } from '../../../test/support/fetching.ts'
import { safetensors } from '../../../test/support/hub.ts'
import { checkPublicUrl, type Origin } from './index.ts'

const WEIGHTS = safetensors(300_000, 31)

let at: Fetching
let trap: Server
let connections: number
let port: number
beforeEach(async () => {
  at = await openFetching({ 'model.safetensors': WEIGHTS })
  connections = 0
  trap = createServer((socket) => {
    connections++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(trap, 'listening')
  port = (trap.address() as AddressInfo).port
})
afterEach(async () => {
  trap.close()
  await at.close()
})

const weights = (change: Partial<Origin> = {}) => ({
  ...at.wanted('model.safetensors', WEIGHTS),
  origin: at.origin('model.safetensors', change),
})
const blocked = { code: 'blocked_address' }
const publicOrigin = (url: string) => weights({ url: new URL(url), trust: 'public' })

describe('row 30: an address of its own', () => {
  it.each([
    'https://127.0.0.1:PORT/m.safetensors',
    'https://127.1:PORT/m.safetensors',
    'https://0x7f000001:PORT/m.safetensors',
    'https://2130706433:PORT/m.safetensors',
    'https://[::1]:PORT/m.safetensors',
    'https://[::ffff:127.0.0.1]:PORT/m.safetensors',
    'https://0.0.0.0:PORT/m.safetensors',
    'https://localhost:PORT/m.safetensors',
    'https://localhost.:PORT/m.safetensors',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00:ec2::254]/latest/meta-data',
    'https://10.0.0.1/m.safetensors',
    'https://[64:ff9b::7f00:1]/m.safetensors',
    'http://example.com/m.safetensors',
    'ftp://example.com/m.safetensors',
    'file:///etc/passwd',
    'https://user:password@example.com/m.safetensors',
  ])('%s is refused at once, and nobody is asked', async (text) => {
    const url = text.replace('PORT', String(port))
    const asked: string[] = []
    const upstream = at.engine({
      resolve: async (name) => {
        asked.push(name)
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    expect(() => checkPublicUrl(new URL(url), false)).toThrow(expect.objectContaining(blocked))
    await expect(at.fetch(publicOrigin(url), {}, upstream)).rejects.toMatchObject(blocked)
    await expect(upstream.readJson(publicOrigin(url).origin)).rejects.toMatchObject(blocked)
    await expect(upstream.readRange(publicOrigin(url).origin, 0, 10)).rejects.toMatchObject(blocked)
    expect([connections, asked]).toEqual([0, []])
  })

  it('is refused where a name leads to it, before any connection', async () => {
    const upstream = at.engine({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
    const file = publicOrigin(`https://models.example:${port}/m.safetensors`)
    await expect(at.fetch(file, {}, upstream)).rejects.toMatchObject(blocked)
    expect(connections).toBe(0)
  })

  it('is allowed where ROSTER_ALLOW_PRIVATE_URLS says so, but for what no download leads to', async () => {
    const upstream = at.engine({ allowPrivateUrls: true })
    const metadata = publicOrigin('http://169.254.169.254/latest/meta-data')
    await expect(at.fetch(metadata, {}, upstream)).rejects.toMatchObject(blocked)
    expect((await at.fetch(weights({ trust: 'public' }), {}, upstream)).sha256).toBe(WEIGHTS.sha256)
  })
})

describe('row 30: a redirect', () => {
  it.each([
    'http://169.254.169.254/latest',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'file:///etc/passwd',
    'http://[::]/x',
  ])('to %s is refused, even by an endpoint that is itself private', async (to) => {
    at.hub.setFault({ on: 'hub', kind: 'redirect', to })
    await expect(at.fetch(weights())).rejects.toMatchObject(blocked)
    await expect(at.upstream.readJson(weights().origin)).rejects.toMatchObject(blocked)
  })

  it('of storage is judged like any other', async () => {
    at.hub.setFault({ kind: 'redirect', to: 'http://169.254.169.254/latest' })
    await expect(at.fetch(weights())).rejects.toMatchObject(blocked)
  })

  it('to an address of its own is refused where the endpoint is not private', async () => {
    // The endpoint's name leads here for the test, and counts as what it says that it is.
    const url = new URL(weights().origin.url)
    url.hostname = 'hub.example'
    let asked = 0
    const upstream = at.engine({
      resolve: async () => [{ address: ++asked === 1 ? '127.0.0.1' : '8.8.8.8', family: 4 }],
    })
    at.hub.setFault({ on: 'hub', kind: 'redirect', to: `https://127.0.0.1:${port}/m.safetensors` })
    await expect(at.fetch(weights({ url }), {}, upstream)).rejects.toMatchObject(blocked)
    expect(connections).toBe(0)
  })
})

describe('row 31: a chain of redirects', () => {
  it('is followed for a while', async () => {
    at.hub.setFault({ on: 'hub', kind: 'hops', left: 3 })
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
  })

  it('that never ends is refused', async () => {
    at.hub.setFault({ on: 'hub', kind: 'loop' })
    await expect(at.fetch(weights())).rejects.toMatchObject(blocked)
    expect(at.hub.requests.length).toBeLessThan(15)
  })
})

describe('row 32: a token', () => {
  it('is not sent on by any redirect to another origin, and comes up in no error', async () => {
    const other = await openFetching({ 'model.safetensors': WEIGHTS })
    try {
      at.hub.setFault({ on: 'hub', kind: 'redirect', to: other.origin('model.safetensors').url.href })
      const file = weights({ authorization: 'Bearer hf_secret' })
      expect((await at.fetch(file)).sha256).toBe(WEIGHTS.sha256)
      expect(at.hub.requests.every(({ headers }) => headers.authorization === 'Bearer hf_secret')).toBe(true)
      expect(other.hub.requests.some(({ headers }) => 'authorization' in headers)).toBe(false)
    } finally {
      await other.close()
    }
  })

  it('and a signature come up in no error', async () => {
    at.hub.setFault({ kind: 'status', status: 503 })
    const upstream = at.engine({ retryBaseMs: 1 })
    const error = await at.fetch(weights({ authorization: undefined }), {}, upstream).catch((thrown) => thrown)
    expect(`${error.message} ${error.stack} ${error.cause}`).not.toMatch(/Signature|X-Amz|hf_secret/)
  })

  it('goes with what says what it is: a name, a version, and no browser', async () => {
    await at.fetch(weights())
    for (const { headers } of at.hub.requests) {
      expect(headers['user-agent']).toMatch(/^Roster\/\d+\.\d+\.\d+ \(.+\)$/)
      expect(headers['user-agent']).not.toMatch(/mozilla|chrome|safari|firefox|opera|edge/i)
    }
  })
})

describe('a mirror', () => {
  it('may name the site that it mirrors: what is meant is on itself, and gets its token', async () => {
    const { url } = weights().origin
    const mirror = { of: 'https://site.invalid', at: at.hub.url }
    const path = url.pathname.replace('main', at.hub.commit(REPO))
    at.hub.setFault({ on: 'hub', path: '/main/', kind: 'redirect', to: `https://site.invalid${path}` })
    expect((await at.fetch(weights({ mirror, authorization: 'Bearer hf_secret' }))).sha256).toBe(WEIGHTS.sha256)
    const tokens = at.hub.requests.filter(({ on }) => on === 'hub').map(({ headers }) => headers.authorization)
    // Refused by the hub, which knows no such token, after it was sent there.
    expect(tokens.slice(0, 2)).toEqual(['Bearer hf_secret', 'Bearer hf_secret'])
  })
})

describe('headers that are too large', () => {
  it('are `upstream`, and cost no memory', async () => {
    at.hub.setFault({ on: 'hub', kind: 'headers', bytes: 200_000 })
    await expect(at.fetch(weights(), {}, at.engine({ retryBaseMs: 1 }))).rejects.toMatchObject({ code: 'upstream' })
  })
})
