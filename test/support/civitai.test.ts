// The local CivitAI keeps the rules that the real one has, so that what passes against it passes there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Civitai, startCivitai } from './civitai.ts'
import { safetensors } from './hub.ts'

const WEIGHTS = safetensors(3_000, 7)
const PROGRAM = { 'user-agent': 'Roster/1.0' }
const BROWSER = { 'user-agent': 'Mozilla/5.0' }
const file = (id: number) => ({ id, name: 'm.safetensors', content: WEIGHTS })

let site: Civitai
beforeAll(async () => {
  site = await startCivitai(
    [
      { id: 1, name: 'Open', versions: [{ id: 11, files: [{ ...file(111), primary: true }] }] },
      { id: 2, name: 'Members', versions: [{ id: 21, access: 'members', files: [file(211)] }] },
      { id: 3, name: 'Archived', mode: 'Archived', versions: [{ id: 31, files: [file(311)] }] },
      { id: 4, name: 'Buyers', versions: [{ id: 41, access: 'buyers', files: [file(411)] }] },
    ],
    ['key'],
  )
})
afterAll(() => site.close())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${site.url}${path}`, { redirect: 'manual', headers: PROGRAM, ...init })

describe('the local CivitAI', () => {
  it('sends files from a storage that refuses a key', async () => {
    const redirect = await ask('/api/download/models/11?fileId=111')
    expect(redirect.status).toBe(307)
    const location = redirect.headers.get('location') ?? ''
    expect(location).toContain(site.storageUrl)
    expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toHaveLength(3_000)
    expect((await fetch(location, { headers: { Authorization: 'Bearer key' } })).status).toBe(400)
  })

  it.each([
    ['an open file', '/api/download/models/11', {}, 307],
    ['a file of another version', '/api/download/models/11?fileId=211', {}, 404],
    ['words that fit no file', '/api/download/models/11?type=UNet', {}, 404],
    ['a HEAD, whatever key it has', '/api/download/models/11', { method: 'HEAD' }, 401],
    ['a file for members', '/api/download/models/21', {}, 401],
    ['a key in the address', '/api/download/models/21?fileId=211&token=key', {}, 307],
    ['early access', '/api/download/models/41?token=key', {}, 403],
    ['an archived model', '/api/download/models/31', {}, 410],
    ['a browser, where a program gets a 401', '/api/download/models/21', { headers: BROWSER }, 302],
    ['a number that is too high', '/api/v1/models/2147483648', {}, 400],
    ['a model that is not there', '/api/v1/models/9', {}, 404],
    ['a hash of any case', `/api/v1/model-versions/by-hash/${WEIGHTS.sha256}`, {}, 200],
    ['a short hash', `/api/v1/model-versions/by-hash/${WEIGHTS.sha256.slice(0, 10)}`, {}, 200],
    ['nobody', '/api/v1/me', {}, 401],
  ])('answers %s', async (_what, path, init, status) => {
    expect((await ask(path, init)).status).toBe(status)
  })

  it('lists no files of an archived model, and hashes in capitals', async () => {
    expect(await (await ask('/api/v1/models/3')).json()).toMatchObject({
      mode: 'Archived',
      modelVersions: [{ files: [] }],
    })
    expect(await (await ask('/api/v1/model-versions/11')).json()).toMatchObject({
      modelId: 1,
      files: [{ hashes: { SHA256: WEIGHTS.sha256.toUpperCase() }, sizeKB: 3_000 / 1024 }],
    })
  })

  it('takes 100 hashes for whole versions and 10,000 for their numbers', async () => {
    const post = (path: string, count: number) =>
      ask(path, { method: 'POST', body: JSON.stringify(Array.from({ length: count }, () => 'A')) })
    expect((await post('/api/v1/model-versions/by-hash', 101)).status).toBe(400)
    expect((await post('/api/v1/model-versions/by-hash/ids', 101)).status).toBe(200)
    expect((await post('/api/v1/model-versions/by-hash/ids', 10_001)).status).toBe(400)
  })
})
