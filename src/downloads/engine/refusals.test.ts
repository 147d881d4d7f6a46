// What a server refuses, and what it sends instead of the file: rows 12 to 17 of what the engine must do.
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Fetching, openFetching, REPO } from '../../../test/support/fetching.ts'
import { contentOf, safetensors } from '../../../test/support/hub.ts'

const WEIGHTS = safetensors(1_000_000, 5)
const TOKEN = 'Bearer hf_secret'

let at: Fetching
beforeEach(async () => {
  at = await openFetching(
    {
      'model.safetensors': WEIGHTS,
      'model.gguf': contentOf(`GGUF${'x'.repeat(1000)}`),
      'notes.md': '<html>is a word</html>',
    },
    {},
    {
      repos: {
        [REPO]: { files: { 'model.safetensors': WEIGHTS, 'notes.md': '<html>is a word</html>' } },
        'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: ['hf_approved'] },
      },
    },
  )
})
afterEach(() => at.close())

const weights = () => at.wanted('model.safetensors', WEIGHTS)
const withToken = (authorization = TOKEN) => ({
  ...weights(),
  origin: at.origin('model.safetensors', { authorization }),
})
const gated = (authorization?: string) => ({
  ...weights(),
  origin: at.origin('x', { url: new URL(`${at.hub.url}/owner/gated/resolve/main/model.safetensors`), authorization }),
})
const onCdn = () => at.hub.requests.filter(({ on }) => on === 'cdn')
const onHub = () => at.hub.requests.filter(({ on }) => on === 'hub')

describe('addresses that end', () => {
  it('row 12: asks the origin for another signed address, and goes on at the byte', async () => {
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
    const upstream = at.engine({ limits: { connectionsPerFile: 1, segmentBytes: 262_144 } })
    const fetching = at.fetch(weights(), {}, upstream)
    await expect.poll(() => onCdn().length).toBe(2)
    at.hub.expire()
    expect((await fetching).sha256).toBe(WEIGHTS.sha256)
    expect(onHub()).toHaveLength(2)
    expect(at.hub.sentBytes).toBe(WEIGHTS.size)
  })

  it.each([400, 401, 403])('row 12: takes a %d of storage for an address that has ended', async (status) => {
    const body = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>'
    at.hub.setFault({ kind: 'status', status, body, times: 1, range: 'bytes=262144-' })
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
    expect(onHub()).toHaveLength(2)
    expect(onHub()[1]?.headers.range).toBe(
      onCdn().find(({ headers }) => headers.range?.startsWith('bytes=262144-'))?.headers.range,
    )
  })

  it('row 12: asks for another address a minute before the one that it has ends', async () => {
    const small = await openFetching({ 'model.safetensors': WEIGHTS }, {}, { expirySeconds: 300 })
    // The wall clock alone says when a signature ends; here it jumps, and nobody slept.
    const clocks = { wall: () => new Date(0), monotonic: () => 0 }
    const upstream = small.engine({ clocks, limits: { connectionsPerFile: 1, segmentBytes: 262_144 } })
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      small.hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
      const fetching = small.fetch(small.wanted('model.safetensors', WEIGHTS), {}, upstream)
      await expect.poll(() => small.hub.requests.length).toBe(3)
      vi.setSystemTime(Date.now() + 250_000)
      expect((await fetching).sha256).toBe(WEIGHTS.sha256)
      expect(small.hub.requests.map(({ on }) => on)).toEqual(['hub', 'cdn', 'cdn', 'hub', 'cdn', 'cdn'])
      expect(small.hub.sentBytes).toBe(WEIGHTS.size)
    } finally {
      vi.useRealTimers()
      await small.close()
    }
  })

  it('row 12: gives up as `upstream` where every new address is refused too', async () => {
    at.hub.setFault({ kind: 'status', status: 403 })
    await expect(at.fetch(weights(), {}, at.engine({ retryBaseMs: 1 }))).rejects.toMatchObject({ code: 'upstream' })
  })
})

describe('who may', () => {
  it('row 13: stops at a gate without hammering at it, and goes on with a token', async () => {
    await expect(at.fetch(gated())).rejects.toMatchObject({ code: 'gated' })
    expect(at.hub.requests).toHaveLength(1)
    expect((await at.fetch(gated('Bearer hf_approved'))).sha256).toBe(WEIGHTS.sha256)
  })

  it('row 14: tries once without a token that is refused, and says so', async () => {
    const notices: string[] = []
    const fetched = await at.fetch(withToken(), { onNotice: (sentence) => notices.push(sentence) })
    expect(fetched.sha256).toBe(WEIGHTS.sha256)
    expect(notices).toEqual([expect.stringContaining('refused the token')])
    expect(notices[0]).not.toContain('hf_secret')
    expect(onHub().map(({ headers }) => headers.authorization)).toEqual([TOKEN, undefined])
  })

  it('row 32: sends a token to its origin and to no other host', async () => {
    await at.fetch(gated('Bearer hf_approved'))
    expect(onHub().every(({ headers }) => headers.authorization === 'Bearer hf_approved')).toBe(true)
    expect(onCdn().length).toBeGreaterThan(1)
    expect(onCdn().some(({ headers }) => 'authorization' in headers)).toBe(false)
  })
})

describe('not now', () => {
  it.each(['RateLimit', 'Retry-After', 'Retry-After date'] as const)(
    'row 15: waits as long as %s says',
    async (header) => {
      const seconds = header === 'Retry-After date' ? 2 : 1
      at.hub.setFault({ on: 'hub', kind: 'rate-limit', seconds, header, times: 1 })
      const started = performance.now()
      expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
      // A date has whole seconds.
      expect(performance.now() - started).toBeGreaterThan(header === 'Retry-After date' ? 900 : 990)
      expect(onHub()).toHaveLength(2)
    },
  )

  it('row 15: keeps others from a host that asked to wait', async () => {
    at.hub.setFault({ on: 'hub', kind: 'rate-limit', seconds: 1, header: 'Retry-After', times: 1 })
    const notes = { path: 'notes.md', size: null, hash: null, origin: at.origin('notes.md') }
    const first = at.fetch(weights())
    await expect.poll(() => onHub().length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const started = performance.now()
    await at.fetch(notes)
    expect(performance.now() - started).toBeGreaterThan(700)
    await first
  })

  it('row 15: gives up as `rate_limited` where it is asked to wait for too long or again and again', async () => {
    at.hub.setFault({ on: 'hub', kind: 'rate-limit', seconds: 1000, header: 'Retry-After' })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 1000 })
    const other = at.engine({ retryBaseMs: 1 })
    at.hub.setFault({ on: 'hub', kind: 'rate-limit', seconds: 0, header: 'none' })
    await expect(at.fetch(weights(), {}, other)).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it.each([408, 500, 502, 503, 504, 522])('row 16: tries a %d again', async (status) => {
    at.hub.setFault([
      { on: 'hub', kind: 'status', status, times: 2 },
      { on: 'cdn', kind: 'status', status, times: 3 },
    ])
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
  })

  it('row 16: leaves a host alone for a while that fails whoever asks', async () => {
    const upstream = at.engine({ retryBaseMs: 400 })
    at.hub.setFault({ on: 'hub', path: 'notes.md', kind: 'status', status: 503 })
    const notes = { path: 'notes.md', size: null, hash: null, origin: at.origin('notes.md') }
    const failing = Array.from({ length: 5 }, () => upstream.readRange(notes.origin, 0, 1).catch(() => undefined))
    await expect.poll(() => onHub().length).toBe(5)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const started = performance.now()
    await at.fetch(weights(), {}, upstream)
    expect(performance.now() - started).toBeGreaterThan(200)
    await upstream.close()
    await Promise.all(failing)
  })

  it('row 16: gives up as `upstream` at last', async () => {
    at.hub.setFault({ on: 'hub', kind: 'status', status: 503 })
    await expect(at.fetch(weights(), {}, at.engine({ retryBaseMs: 1 }))).rejects.toMatchObject({ code: 'upstream' })
    expect(onHub().length).toBeGreaterThan(10)
  })
})

describe('something else', () => {
  it.each([
    ['a web page', { kind: 'html' }],
    ['an error in JSON', { kind: 'json' }],
  ] as const)('row 17: refuses %s that says 200, and keeps not a byte of it', async (_what, fault) => {
    at.hub.setFault(fault)
    const file = { ...weights(), size: null, hash: null }
    await expect(at.fetch(file)).rejects.toMatchObject({ code: 'not_a_model_file' })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'not_a_model_file' })
    expect((await at.names()).filter((name) => !name.startsWith('.'))).toEqual([])
  })

  it('row 17: refuses a page in the middle of a file, and goes on later where it was', async () => {
    at.hub.setFault([{ kind: 'cut', after: 200_000, times: 1 }, { kind: 'html' }])
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'not_a_model_file' })
    at.hub.setFault(null)
    const before = at.hub.sentBytes
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes - before).toBe(WEIGHTS.size - 200_000)
  })

  it('row 17: calls a page for signing in what it is', async () => {
    at.hub.setFault([
      { on: 'hub', path: 'resolve', kind: 'redirect', to: '/login?returnUrl=x' },
      { on: 'hub', path: 'login', kind: 'html' },
    ])
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'gated' })
  })

  it('row 17: looks at the first bytes of weights', async () => {
    const url = new URL(`${at.hub.url}/${REPO}/resolve/main/notes.md`)
    for (const path of ['a.safetensors', 'a.gguf', 'a.ckpt', 'a.bin']) {
      const file = { path, size: null, hash: null, origin: at.origin(path, { url }) }
      await expect(at.fetch(file)).rejects.toMatchObject({ code: 'not_a_model_file' })
    }
    const notes = { path: 'notes.md', size: null, hash: null, origin: at.origin('notes.md') }
    expect((await at.fetch(notes)).size).toBe(22)
  })
})
