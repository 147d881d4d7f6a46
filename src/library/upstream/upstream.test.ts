// Whether there is something newer, and which models files are: asked of a hub and a CivitAI of the test's own.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Civitai, startCivitai } from '../../../test/support/civitai.ts'
import { type Hub, startHub } from '../../../test/support/hub.ts'
import { contentOf } from '../../../test/support/hub-content.ts'
import { safetensors, writeFileAt } from '../../../test/support/library.ts'
import { newPlace, openTestRoster, type Place, type TestRoster } from '../../../test/support/roster.ts'
import type { Scan } from '../scan/contract.ts'
import type { Verification } from '../verify/contract.ts'
import type { MatchReport, UpdateCheck } from './contract.ts'

const weights = safetensors({ 'decoder.conv_in.weight': [1, 4, 1, 1] })
const hash = createHash('sha256').update(weights).digest('hex')

let hub: Hub
let civitai: Civitai
let place: Place
let test: TestRoster
beforeEach(async () => {
  hub = await startHub({ repos: { 'owner/tiny': { files: { 'model.safetensors': contentOf(weights) } } } })
  civitai = await startCivitai([
    {
      id: 11,
      name: 'Fine style',
      type: 'VAE',
      versions: [
        {
          id: 22,
          name: 'v1',
          baseModel: 'Pony',
          trainedWords: ['fine'],
          files: [{ id: 33, name: 'x.safetensors', content: contentOf(weights) }],
        },
      ],
    },
  ])
  place = await newPlace('sqlite')
  const variables = { HF_ENDPOINT: hub.url, CIVITAI_ENDPOINT: civitai.url, ROSTER_RETRY_BASE_MS: '1' }
  test = await openTestRoster({ engine: 'sqlite', place, variables })
})
afterEach(async () => {
  await test.close()
  await Promise.all([hub.close(), civitai.close()])
  await place.remove()
})

const at = (path: string) => join(place.home, path)

async function ended<State extends { status: string }>(path: string): Promise<State> {
  return vi.waitFor(async () => {
    const { body } = await test.request<State>('GET', path)
    expect(body.status).toBe('completed')
    return body
  })
}

async function scan(path: string | null): Promise<Scan> {
  await test.request('POST', '/api/v1/library/scan', { path })
  return ended('/api/v1/library/scan')
}

async function adoptCache(): Promise<void> {
  const repo = 'hub/models--owner--tiny'
  const commit = hub.commit('owner/tiny')
  await writeFileAt(at(`${repo}/refs/main`), commit)
  await writeFileAt(at(`${repo}/snapshots/${commit}/model.safetensors`), weights)
  expect(await scan(at('hub'))).toMatchObject({ added: 1 })
}

async function checkUpdates(): Promise<UpdateCheck> {
  expect((await test.request('POST', '/api/v1/library/updates')).status).toBe(202)
  return ended('/api/v1/library/updates')
}

it('tells that a repository holds another file by now, and that nothing is newer before', async () => {
  await adoptCache()
  const installed = hub.commit('owner/tiny')
  expect(await checkUpdates()).toMatchObject({
    models_total: 1,
    updates: [{ id: 'tiny', current: installed, revision: installed, is_newer: false }],
    errors: [],
  })
  hub.setFile('owner/tiny', 'model.safetensors', contentOf(Buffer.concat([weights, weights])))
  expect((await checkUpdates()).updates).toMatchObject([
    { id: 'tiny', is_newer: true, changes: [{ path: 'model.safetensors', change: 'changed' }] },
  ])
})

it('keeps what is known of a model that its upstream has forgotten', async () => {
  await adoptCache()
  await hub.close()
  hub = await startHub({ repos: {} })
  const checked = await checkUpdates()
  expect(checked).toMatchObject({ updates: [], errors: [{ id: 'tiny' }] })
  expect((await test.request('GET', '/api/v1/library/tiny')).body).toMatchObject({ source: { repo: 'owner/tiny' } })
})

it('asks CivitAI for a whole library by its hashes, and keeps what nobody knew', async () => {
  await writeFileAt(at('models/a.safetensors'), weights)
  await writeFileAt(at('models/b.safetensors'), safetensors({ other: [1] }))
  await writeFileAt(at('models/twin/model.safetensors'), weights)
  await writeFileAt(at('models/twin/config.json'), '{}')
  await scan(null)
  const none = await test.request<MatchReport>('POST', '/api/v1/library/match', {})
  expect(none.body).toMatchObject({ matches: [], asked: 0, without_hash: 3 })
  await test.request('POST', '/api/v1/library/verify', {})
  await ended<Verification>('/api/v1/library/verify')
  const found = await test.request<MatchReport>('POST', '/api/v1/library/match', {})
  expect(found.body).toMatchObject({
    asked: 2,
    applied: 0,
    matches: [
      { id: 'a', sha256: hash, civitai_model: 11, civitai_version: 22, base_model: 'pony' },
      { id: 'twin', sha256: hash },
    ],
  })
  // One question for all hashes, and one for what these versions are.
  expect(civitai.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['ids', 'by-hash'])
  const applied = await test.request<MatchReport>('POST', '/api/v1/library/match', { apply: true })
  expect(applied.body.applied).toBe(2)
  expect((await test.request('GET', '/api/v1/library/a')).body).toMatchObject({
    base_model: 'pony',
    family: 'sdxl',
    source: { type: 'civitai', repo: '11', revision: '22', files: [{ sha256: hash, id: '33' }] },
  })
  expect((await test.request('GET', '/api/v1/models/a')).body).toMatchObject({
    capabilities: { trigger_words: ['fine'] },
  })
  expect(await readFile(at('models/installed-models.json'), 'utf8')).toContain('"revision":"22"')
  // A second time there is nothing to keep, and a rescan leaves it.
  expect((await test.request<MatchReport>('POST', '/api/v1/library/match', { apply: true })).body.applied).toBe(0)
  await scan(null)
  expect((await test.request('GET', '/api/v1/library/a')).body).toMatchObject({ base_model: 'pony', status: 'ok' })
})

it('says in camelCase what is installed, and removes it', async () => {
  await writeFileAt(at('models/lora/a.safetensors'), weights)
  await scan(null)
  const { body } = await test.request<{ models: object[]; totalDiskUsage: number }>('GET', '/api/models/installed')
  expect(body).toMatchObject({
    totalDiskUsage: weights.length,
    models: [
      {
        id: 'a',
        baseModel: null,
        sizeBytes: weights.length,
        verifiedAt: null,
        status: 'unverified',
        identified: { vramEstimateGb: expect.anything(), triggerWords: [] },
      },
    ],
  })
  expect((await test.request('DELETE', '/api/models/installed')).body).toMatchObject({ code: 'invalid' })
  expect((await test.request('DELETE', '/api/models/installed?id=nothing')).status).toBe(404)
  expect((await test.request('DELETE', '/api/models/installed?id=a')).status).toBe(204)
  expect((await test.request('GET', '/api/models/installed')).body).toEqual({ models: [], totalDiskUsage: 0 })
})
