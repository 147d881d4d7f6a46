// A plan for a model on CivitAI, against one on real sockets: always by the number of the file, and each row of its errors.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Civitai, startCivitai } from '../../../../test/support/civitai.ts'
import { safetensors } from '../../../../test/support/hub.ts'
import type { Source } from '../../../catalog/contract.ts'
import { createUpstream, type Upstream } from '../../engine/index.ts'
import { requireConfirmed, requireOpen } from '../confirmed.ts'
import { Sources } from '../sources.ts'
import { EMPTY_SHA256 } from './file.ts'

const FULL = safetensors(300_000, 1)
const PRUNED = safetensors(200_000, 2)
const file = (id: number, name = 'model.safetensors', content = FULL) => ({ id, name, content })

let site: Civitai
let upstream: Upstream
beforeAll(async () => {
  site = await startCivitai(
    [
      {
        id: 10,
        name: 'Painter',
        type: 'LORA',
        versions: [
          { id: 102, name: 'v3', status: 'Draft', files: [file(1020)] },
          {
            id: 101,
            name: 'v2',
            baseModel: 'Pony',
            trainedWords: ['painted', ' in oil '],
            files: [
              { ...file(1013, 'data.zip'), type: 'Training Data' },
              { ...file(1011, 'full.safetensors'), metadata: { format: 'SafeTensor', size: 'full', fp: 'fp32' } },
              {
                ...file(1012, 'pruned.safetensors', PRUNED),
                metadata: { format: 'SafeTensor', size: 'pruned', fp: 'fp16' },
                primary: true,
              },
              { ...file(1014, 'vae.safetensors'), type: 'VAE' },
            ],
          },
          { id: 100, name: 'v1', files: [file(1000, 'old.safetensors', PRUNED)] },
        ],
      },
      { id: 20, name: 'For members', versions: [{ id: 200, access: 'members', files: [file(2000)] }] },
      { id: 21, name: 'For buyers', versions: [{ id: 210, access: 'buyers', files: [file(2100)] }] },
      { id: 22, name: 'For nobody', versions: [{ id: 220, access: 'nobody', files: [file(2200)] }] },
      { id: 23, name: 'For some', versions: [{ id: 230, access: 'granted', files: [file(2300)] }] },
      {
        id: 24,
        name: 'To generate',
        versions: [{ id: 240, usageControl: 'InternalGeneration', access: 'nobody', files: [file(2400)] }],
      },
      { id: 25, name: 'Archived', mode: 'Archived', versions: [{ id: 250, files: [file(2500)] }] },
      { id: 26, name: 'Gone', mode: 'TakenDown', versions: [{ id: 260, files: [file(2600)] }] },
      { id: 27, name: 'Not there yet', versions: [{ id: 270, files: [{ ...file(2700), missing: 2 }] }] },
      { id: 28, name: 'Lost', versions: [{ id: 280, files: [{ ...file(2800), missing: 1e9 }] }] },
      {
        id: 30,
        name: 'Dangerous',
        versions: [{ id: 300, files: [{ ...file(3000), pickleScanResult: 'Danger', virusScanResult: 'Success' }] }],
      },
      { id: 32, name: 'Bare', versions: [{ id: 320, files: [{ ...file(3200), hashes: {} }] }] },
      {
        id: 31,
        name: 'Vague',
        versions: [
          {
            id: 310,
            files: [
              {
                ...file(3100),
                sizeKB: 292.9,
                hashes: { SHA256: EMPTY_SHA256.toUpperCase(), BLAKE3: 'AB'.repeat(32) },
                pickleScanResult: 'Pending',
              },
            ],
          },
        ],
      },
    ],
    ['key-of-member'],
  )
  upstream = createUpstream({ stallSeconds: 5, retryBaseMs: 1, allowPrivateUrls: false })
})
afterEach(() => site.setFault(null))
afterAll(async () => {
  await upstream.close()
  await site.close()
})

const sources = (token?: string) =>
  new Sources({
    upstream,
    huggingFace: { endpoint: 'https://huggingface.co', token: undefined },
    civitai: { endpoint: site.url, token },
    allowPrivateUrls: false,
  })
const plan = (text: string, token?: string) => {
  const all = sources()
  return all.plan(all.parse(text), { token })
}
const row = (source: Partial<Source>): Source => ({
  type: 'civitai',
  repo: null,
  revision: null,
  url: null,
  files: [],
  ...source,
})

describe('a plan', () => {
  it('takes the newest published version and its primary file, by its number', async () => {
    const found = await plan('https://civitai.red/models/10/painter?token=abc')
    expect(found.source).toEqual({
      type: 'civitai',
      repo: '10',
      revision: '101',
      url: 'https://civitai.red/models/10?modelVersionId=101',
      files: [{ path: 'pruned.safetensors', size: 200_000, sha256: PRUNED.sha256, id: '1012' }],
    })
    expect(found.model).toMatchObject({
      display_name: 'Painter v2',
      version: 'v2',
      type: 'lora',
      family: 'sdxl',
      base_model: 'pony',
      tags: ['art'],
      trigger_words: ['painted', 'in oil'],
    })
    const [planned] = found.files
    expect(planned?.origin.url.href).toBe(`${site.url}/api/download/models/101?fileId=1012`)
    expect(planned?.origin.key).toBe('civitai:101/1012')
    expect(planned?.verdict.status).toBe('safe')
    expect(found.identified).toMatchObject({ format: 'safetensors', base_model: 'pony' })
    expect(found.warnings).toEqual([expect.stringContaining('1011 (full.safetensors, fp32)')])
  })

  it.each([
    ['10@101+1011', 'full.safetensors'],
    ['https://civitai.com/api/download/models/101?fileId=1014', 'vae.safetensors'],
    ['https://civitai.com/api/download/models/101?fp=fp32', 'full.safetensors'],
    ['https://civitai.com/api/download/models/101?type=VAE', 'vae.safetensors'],
    ['https://civitai.com/models/10?modelVersionId=100', 'old.safetensors'],
    ['urn:air:pony:lora:civitai:10@101', 'pruned.safetensors'],
  ])('takes of %s the file %s', async (text, name) => {
    expect((await plan(text)).files.map(({ path }) => path)).toEqual([name])
  })

  it('takes from a row what it knows: numbers, names, hashes', async () => {
    const known = (more: object) => ({ size: null, sha256: null, path: 'full.safetensors', ...more })
    const pathsOf = async (source: Partial<Source>) => (await sources().plan(row(source))).files.map(({ path }) => path)
    expect(await pathsOf({ url: `${site.url}/models/10` })).toEqual(['pruned.safetensors'])
    expect(await pathsOf({ repo: '10', revision: '101', files: [known({ id: '1011' })] })).toEqual(['full.safetensors'])
    expect(await pathsOf({ revision: '101', files: [known({})] })).toEqual(['full.safetensors'])
    const wrong = sources().plan(row({ revision: '101', files: [known({ id: '1011', sha256: '0'.repeat(64) })] }))
    await expect(wrong).rejects.toMatchObject({ code: 'hash_mismatch' })
  })

  it.each([
    ['10@200', /Version 200 on CivitAI is of model 20 and not of 10/],
    ['10@101+1000', /has no file 1000/],
    ['10@999', /version 999 on CivitAI does not exist/],
    ['10@102', /version 102 on CivitAI does not exist/],
    ['https://civitai.com/models/999', /model 999 on CivitAI does not exist/],
    ['https://civitai.com/models/25', /archived by its creator/],
    ['https://civitai.com/model-versions/250', /archived by its creator/],
    ['https://civitai.com/models/26', /taken down/],
    ['https://civitai.com/models/28', /listed, but its file is not there/],
  ])('has no %s', async (text, message) => {
    await expect(plan(text)).rejects.toMatchObject({ code: 'not_found', message: expect.stringMatching(message) })
  })

  it('waits for a file that is listed and not there yet', async () => {
    expect((await plan('https://civitai.com/models/27')).identified?.format).toBe('safetensors')
  })

  it('proves by BLAKE3 where the SHA-256 is that of nothing, and takes no rounded size for one', async () => {
    const [vague] = (await plan('https://civitai.com/models/31')).files
    expect(vague).toMatchObject({
      size: null,
      hash: { algorithm: 'blake3', hex: 'ab'.repeat(32) },
      verdict: { status: 'pending' },
    })
  })

  it('says that a file without a hash cannot be proven', async () => {
    const { warnings, files } = await plan('https://civitai.com/models/32')
    expect([files[0]?.hash, warnings]).toEqual([null, [expect.stringContaining('tells no hash')]])
  })

  it('stops at a file that a scan calls dangerous until a person confirms it', async () => {
    const dangerous = await plan('https://civitai.com/models/30')
    expect(dangerous.files[0]?.verdict.status).toBe('unsafe')
    expect(() => requireConfirmed(dangerous, false)).toThrow(/unsafe .*"confirm_unsafe": true/)
    expect(() => requireConfirmed(dangerous, true)).not.toThrow()
  })
})

describe('what keeps a file from somebody', () => {
  it.each([
    ['no key', 20, undefined, 'gated', /make an API key/],
    ['a key that is none', 20, 'key-of-nobody', 'unauthorized', /to this key/],
    ['early access', 21, 'key-of-member', 'unauthorized', /early access until 2027-01-01/],
    [
      'a creator who disabled downloads',
      22,
      'key-of-member',
      'unauthorized',
      /disabled downloads; a key does not help/,
    ],
    ['a grant', 23, 'key-of-member', 'unauthorized', /to this account/],
    ['generation alone', 24, 'key-of-member', 'unauthorized', /for generation on CivitAI alone/],
  ])('is told: %s', async (_what, id, token, code, message) => {
    const found = await plan(`https://civitai.com/models/${id}`, token)
    expect(found.gate).toMatchObject({
      code,
      message: expect.stringMatching(message),
      url: expect.stringContaining(`/models/${id}`),
    })
    expect(() => requireOpen(found)).toThrow(message)
  })

  it('opens to a key, which goes in a header to the site alone', async () => {
    const found = await plan('https://civitai.com/models/20', 'key-of-member')
    expect([found.gate, found.identified?.format]).toEqual([null, 'safetensors'])
    expect(site.requests.filter(({ on, headers }) => on === 'cdn' && headers.authorization)).toEqual([])
    expect(site.requests.filter(({ path }) => path.includes('key-of-member'))).toEqual([])
    expect(site.requests.every(({ headers }) => !/mozilla|chrome/i.test(headers['user-agent'] ?? ''))).toBe(true)
  })

  it('tells a question of Cloudflare from a refusal', async () => {
    const body = '<!DOCTYPE html><title>Just a moment...</title>'
    const headers = { 'Content-Type': 'text/html' }
    site.setFault({ on: 'hub', kind: 'status', status: 403, headers, body, path: '/api/download', times: 1 })
    expect((await plan('https://civitai.com/models/10')).gate).toBeNull()
    site.setFault({ on: 'hub', kind: 'status', status: 403, headers, body, path: '/api/download' })
    await expect(plan('https://civitai.com/models/10')).rejects.toMatchObject({
      code: 'upstream',
      message: expect.stringContaining('Cloudflare'),
    })
  })
})

describe('the account of a key', () => {
  it('is told', async () => {
    expect(await sources().whoami('civitai', 'key-of-member')).toEqual({
      name: 'tester',
      role: 'free',
      token_name: null,
    })
    await expect(sources().whoami('civitai', 'key-of-nobody')).rejects.toMatchObject({ code: 'unauthorized' })
  })
})

describe('the newest version', () => {
  it('is the first that is published', async () => {
    expect(await sources().latest(row({ repo: '10', revision: '100' }))).toMatchObject({
      revision: '101',
      name: 'v2',
      is_newer: true,
    })
    expect(await sources().latest(row({ revision: '101' }))).toMatchObject({ is_newer: false })
    await expect(sources().latest(row({ repo: '25', revision: '250' }))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a match by hashes', () => {
  it('asks once for all of them, and never for the hash of nothing', async () => {
    const before = site.requests.length
    const found = await sources().matchBySha256([PRUNED.sha256.toUpperCase(), EMPTY_SHA256, 'f'.repeat(64)])
    expect(found).toEqual([
      {
        sha256: PRUNED.sha256,
        modelId: 10,
        // The oldest version with this file, which is where it comes from.
        versionId: 100,
        fileId: 1000,
        page: `${site.url}/models/10?modelVersionId=100`,
        facts: {
          display_name: 'Painter v1',
          version: 'v1',
          type: 'lora',
          family: 'sdxl',
          base_model: 'sdxl',
          trigger_words: [],
        },
      },
    ])
    const asked = site.requests.slice(before).map(({ method, path }) => `${method} ${path}`)
    expect(asked).toEqual(['POST /api/v1/model-versions/by-hash/ids', 'POST /api/v1/model-versions/by-hash'])
  })

  it('asks 10,000 at a time, and nothing for nothing', async () => {
    const before = site.requests.length
    const hashes = Array.from({ length: 10_001 }, (_each, index) => index.toString(16).padStart(64, '0'))
    expect(await sources().matchBySha256(hashes)).toEqual([])
    expect(await sources().matchBySha256([])).toEqual([])
    expect(site.requests.slice(before)).toHaveLength(2)
  })
})
