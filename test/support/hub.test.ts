// The local hub keeps the rules that the real one has, so that what passes against it passes there.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from './hub.ts'

const WEIGHTS = safetensors(300_000, 7)
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })
const manual = { redirect: 'manual' } as const

let hub: Hub
beforeAll(async () => {
  hub = await startHub({
    tokens: ['hf_other'],
    pageSize: 1,
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS, 'config.json': '{}' } },
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'auto', approved: ['hf_approved'] },
    },
  })
})
afterAll(() => hub.close())

const weights = (repo: string, revision = 'main') => `${hub.url}/${repo}/resolve/${revision}/model.safetensors`

describe('the local hub', () => {
  it('pins a revision and lists sizes and hashes', async () => {
    const info = await (await fetch(`${hub.url}/api/models/owner/open/revision/main?blobs=true`)).json()
    expect(info).toMatchObject({
      sha: hub.commit('owner/open'),
      siblings: [{ rfilename: 'model.safetensors', lfs: { sha256: WEIGHTS.sha256, size: 300_000 } }, { size: 2 }],
    })
  })

  it('pages a tree by Link', async () => {
    const first = await fetch(`${hub.url}/api/models/owner/open/tree/main?recursive=true`)
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    expect(await first.json()).toMatchObject([{ path: 'model.safetensors', lfs: { oid: WEIGHTS.sha256 } }])
    expect(await (await fetch(next)).json()).toMatchObject([{ path: 'config.json' }])
  })

  it('sends large files from storage, ranges too, and refuses a token there', async () => {
    const redirect = await fetch(weights('owner/open'), manual)
    expect(redirect.status).toBe(302)
    expect(redirect.headers.get('x-linked-etag')).toBe(`"${WEIGHTS.sha256}"`)
    expect(redirect.headers.get('x-linked-size')).toBe('300000')
    const location = redirect.headers.get('location') ?? ''
    const whole = Buffer.from(await (await fetch(location)).arrayBuffer())
    expect(createHash('sha256').update(whole).digest('hex')).toBe(WEIGHTS.sha256)
    const part = await fetch(location, { headers: { Range: 'bytes=65530-65545' } })
    expect(part.headers.get('content-range')).toBe('bytes 65530-65545/300000')
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(65_530, 65_546))
    expect((await fetch(location, { headers: { Range: 'bytes=300000-' } })).status).toBe(416)
    expect((await fetch(location, bearer('hf_other'))).status).toBe(400)
  })

  it('sends small files itself', async () => {
    const answer = await fetch(`${hub.url}/owner/open/resolve/main/config.json`, manual)
    expect([answer.status, answer.headers.get('x-repo-commit'), await answer.text()]).toEqual([
      200,
      hub.commit('owner/open'),
      '{}',
    ])
  })

  it.each([
    ['a gate without a token', () => fetch(weights('owner/gated'), manual), 401, 'GatedRepo'],
    ['a gate with a token of somebody else', () => fetch(weights('owner/gated'), bearer('hf_other')), 403, 'GatedRepo'],
    ['an unknown token', () => fetch(weights('owner/open'), bearer('hf_bad')), 401, null],
    ['a missing repository, to a stranger', () => fetch(weights('owner/no')), 401, 'RepoNotFound'],
    ['a missing repository', () => fetch(weights('owner/no'), bearer('hf_other')), 404, 'RepoNotFound'],
    ['a missing revision', () => fetch(weights('owner/open', 'v9')), 404, 'RevisionNotFound'],
    ['a missing file', () => fetch(`${hub.url}/owner/open/resolve/main/no`), 404, 'EntryNotFound'],
  ])('refuses %s', async (_what, ask, status, code) => {
    const answer = await ask()
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code])
  })

  it('lets an approved token through a gate', async () => {
    expect((await fetch(weights('owner/gated'), { ...bearer('hf_approved'), ...manual })).status).toBe(302)
  })

  it('strikes with a fault as often as it was told to', async () => {
    hub.setFault({ on: 'hub', kind: 'status', status: 500, times: 1 })
    expect((await fetch(weights('owner/open'), manual)).status).toBe(500)
    expect((await fetch(weights('owner/open'), manual)).status).toBe(302)
  })
})
