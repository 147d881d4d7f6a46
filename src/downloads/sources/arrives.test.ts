// What is planned arrives: the files of a plan go through the engine, with the hashes, origins and keys that it names.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Civitai, startCivitai } from '../../../test/support/civitai.ts'
import { type Hub, safetensors, startHub } from '../../../test/support/hub.ts'
import { createUpstream, partialPath, type Upstream } from '../engine/index.ts'
import type { Plan } from './planned.ts'
import { Sources } from './sources.ts'

const WEIGHTS = safetensors(600_000, 5)

let hub: Hub
let site: Civitai
let root: string
let upstream: Upstream
let sources: Sources
beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/gated': {
        files: { 'unet/model.safetensors': WEIGHTS, 'config.json': '{"a":1}' },
        gated: 'auto',
        approved: ['hf_approved'],
      },
    },
  })
  const file = { id: 111, name: 'm.safetensors', content: WEIGHTS, missing: 1 }
  site = await startCivitai(
    [{ id: 1, name: 'Members', versions: [{ id: 11, access: 'members', files: [file] }] }],
    ['key'],
  )
  root = await mkdtemp(join(tmpdir(), 'roster-arrives-'))
  upstream = createUpstream({ stallSeconds: 5, retryBaseMs: 1, allowPrivateUrls: false })
  sources = new Sources({
    upstream,
    huggingFace: { endpoint: hub.url, token: 'hf_approved' },
    civitai: { endpoint: site.url, token: 'key' },
    allowPrivateUrls: false,
  })
})
afterAll(async () => {
  await upstream.close()
  await Promise.all([hub.close(), site.close()])
  await rm(root, { recursive: true })
})

async function fetchAll(plan: Plan) {
  const fetched = []
  for (const file of plan.files) {
    const partial = partialPath(join(root, file.path), file.origin.key)
    await mkdir(dirname(partial), { recursive: true })
    fetched.push(await upstream.fetchFile({ file, partial, root, signal: new AbortController().signal }))
  }
  return fetched
}

describe('what is planned', () => {
  it('arrives from Hugging Face, small files proven by git', async () => {
    const fetched = await fetchAll(await sources.plan(sources.parse('owner/gated')))
    expect(fetched).toMatchObject([
      { size: 600_000, sha256: WEIGHTS.sha256, isProven: true },
      { size: 7, isProven: true },
    ])
  })

  it('arrives from CivitAI', async () => {
    expect(await fetchAll(await sources.plan(sources.parse('1@11')))).toMatchObject([
      { size: 600_000, sha256: WEIGHTS.sha256, isProven: true },
    ])
  })

  it('sends no token to storage', () => {
    const storage = [...hub.requests, ...site.requests].filter(({ on }) => on === 'cdn')
    expect(storage.length).toBeGreaterThan(2)
    expect(storage.filter(({ headers }) => headers.authorization)).toEqual([])
  })
})
