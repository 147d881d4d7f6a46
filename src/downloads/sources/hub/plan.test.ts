// A plan for a repository, against a hub on real sockets: what it names is what the hub has, and every refusal is told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { contentOf, type Hub, safetensors, startHub } from '../../../../test/support/hub.ts'
import { safetensorsHeader } from '../../../../test/support/weights.ts'
import type { Source } from '../../../catalog/contract.ts'
import { createUpstream, type Upstream } from '../../engine/index.ts'
import { Sources, type SourcesOptions } from '../sources.ts'

const WEIGHTS = safetensors(300_000, 7)
const LARGE = safetensors(400_000, 8)
const { bytes, size } = safetensorsHeader({
  'model.diffusion_model.input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight': [8, 2048],
  'conditioner.embedders.0.transformer.text_model.embeddings.position_ids': [1],
  'first_stage_model.decoder.conv_in.weight': [4, 4, 3, 3],
})
const CHECKPOINT = contentOf(Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]))
const many = Object.fromEntries(
  Array.from({ length: 130 }, (_each, index) => [`part-${String(index).padStart(3, '0')}.json`, `${index}`]),
)

let hub: Hub
let upstream: Upstream
beforeAll(async () => {
  hub = await startHub({
    tokens: ['hf_other'],
    repos: {
      'owner/open': {
        files: {
          'model.safetensors': WEIGHTS,
          'pytorch_model.bin': LARGE,
          'config.json': '{}',
          '.gitattributes': 'x',
          'run.py': 'x',
        },
        revisions: ['refs/pr/1'],
      },
      'owner/many': { files: { ...many, 'model.safetensors': WEIGHTS } },
      'mirror/links': { files: { ...many, 'model.safetensors': WEIGHTS }, linksTo: 'https://huggingface.co' },
      'evil/links': { files: { ...many, 'model.safetensors': WEIGHTS }, linksTo: 'http://169.254.169.254' },
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: ['hf_approved'] },
      'owner/private': { files: { 'model.safetensors': WEIGHTS }, private: true, approved: ['hf_approved'] },
      'owner/disabled': { files: { 'model.safetensors': WEIGHTS }, disabled: true },
      'owner/before': { renamedTo: 'owner/open' },
      gpt2: { renamedTo: 'owner/open' },
      'owner/unsafe': {
        files: { 'model.safetensors': WEIGHTS },
        verdicts: {
          'model.safetensors': {
            status: 'unsafe',
            pickleImportScan: { pickleImports: [{ module: 'os', name: 'system', safety: 'dangerous' }] },
          },
        },
      },
      'owner/huge': { files: { 'model.safetensors': WEIGHTS }, listedSizes: { 'model.safetensors': 50_000_000_001 } },
      'owner/pipeline': {
        files: {
          'model_index.json': JSON.stringify({
            _class_name: 'FluxFillPipeline',
            text_encoder: ['transformers', 'CLIPTextModel'],
            text_encoder_2: ['transformers', 'T5EncoderModel'],
            tokenizer: ['transformers', 'CLIPTokenizer'],
            transformer: ['diffusers', 'FluxTransformer2DModel'],
            vae: ['diffusers', 'AutoencoderKL'],
          }),
          'flux1-dev.safetensors': LARGE,
          'transformer/model.safetensors': LARGE,
          'vae/model.safetensors': WEIGHTS,
          'text_encoder/model.safetensors': WEIGHTS,
          'tokenizer/vocab.json': '{}',
        },
      },
      'owner/checkpoint': {
        files: {
          'model_index.json': '{"_class_name": "StableDiffusionXLPipeline"}',
          'all-in-one.safetensors': CHECKPOINT,
          'unet/model.safetensors': WEIGHTS,
          'vae/model.safetensors': WEIGHTS,
          'text_encoder/model.safetensors': WEIGHTS,
          'scheduler/scheduler_config.json': '{}',
        },
      },
      'owner/fake': { files: { 'model.safetensors': '<!DOCTYPE html><html>not here</html>' } },
    },
  })
  upstream = createUpstream({ stallSeconds: 5, retryBaseMs: 1, allowPrivateUrls: false })
})
afterEach(() => hub.setFault(null))
afterAll(async () => {
  await upstream.close()
  await hub.close()
})

const sources = (huggingFace: Partial<SourcesOptions['huggingFace']> = {}) =>
  new Sources({
    upstream,
    huggingFace: { endpoint: hub.url, token: undefined, ...huggingFace },
    civitai: { endpoint: 'https://civitai.com', token: undefined },
    allowPrivateUrls: false,
  })
const plan = (text: string, token?: string) => {
  const all = sources()
  return all.plan(all.parse(text), { token })
}
const row = (source: Partial<Source>): Source => ({
  type: 'huggingface',
  repo: 'owner/open',
  revision: 'main',
  url: null,
  files: [],
  ...source,
})

describe('a plan', () => {
  it('pins the commit, and names sizes, hashes and what it is', async () => {
    const asked = hub.requests.length
    const found = await plan('owner/open')
    const commit = hub.commit('owner/open')
    expect(found.source).toMatchObject({ type: 'huggingface', repo: 'owner/open', revision: commit })
    expect(found.files.map(({ path, size, hash, verdict }) => [path, size, hash?.algorithm, verdict.status])).toEqual([
      ['model.safetensors', 300_000, 'sha256', 'safe'],
      ['config.json', 2, 'git-sha1', 'safe'],
    ])
    expect(found.files[0]?.hash?.hex).toBe(WEIGHTS.sha256)
    expect(found.files[0]?.origin).toMatchObject({
      key: `huggingface:owner/open@${commit}/model.safetensors`,
      trust: 'endpoint',
      authorization: undefined,
    })
    expect(found.total_bytes).toBe(300_002)
    expect(found.identified).toMatchObject({ format: 'safetensors', safety: 'safe' })
    expect(found.gate).toBeNull()
    expect(found.page?.href).toBe(`${hub.url}/owner/open`)
    // The branch is asked for once; a header is read, and no more of the file.
    const requests = hub.requests.slice(asked)
    expect(requests.filter(({ path }) => path.includes('/revision/main'))).toHaveLength(1)
    expect(requests.filter(({ on }) => on === 'cdn').map(({ headers }) => headers.range)).toEqual(['bytes=0-131071'])
  })

  it('takes a revision that has a slash', async () => {
    expect((await plan('hf://owner/open@refs/pr/1')).source.revision).toBe(hub.commit('owner/open'))
  })

  it('reads every page of a listing, on a mirror that names the hub it mirrors too', async () => {
    for (const repo of ['owner/many', 'mirror/links']) expect((await plan(repo)).files).toHaveLength(131)
  })

  it('follows no listing to another host', async () => {
    await expect(plan('evil/links')).rejects.toMatchObject({ code: 'blocked_address' })
  })

  it('takes the files that are named, by patterns too', async () => {
    expect((await plan('owner/pipeline:vae/model.safetensors')).files.map(({ path }) => path)).toEqual([
      'vae/model.safetensors',
    ])
    expect((await plan(`${hub.url}/owner/pipeline/tree/main/vae`)).files).toHaveLength(1)
    await expect(plan('owner/open:other.safetensors')).rejects.toThrow('owner/open has no file other.safetensors')
    await expect(plan('owner/open:Q4_K_M')).rejects.toThrow(/no file that fits/)
  })

  it('takes a pipeline by its folders, and of a file alone says what is missing', async () => {
    const whole = await plan('owner/pipeline')
    expect(whole.files.map(({ path }) => path)).not.toContain('flux1-dev.safetensors')
    expect(whole).toMatchObject({ model: { base_model: 'flux_fill', type: 'base_model' } })
    const encoder = {
      part: 'text_encoder_2',
      model_id: null,
      reason: 'the pipeline of owner/pipeline wants a T5EncoderModel of transformers, and the repository has none',
    }
    expect(whole.companions).toEqual([encoder])
    const { companions } = await plan('owner/pipeline:flux1-dev.safetensors')
    expect(companions.map(({ part }) => part)).toEqual(['text_encoder', 'text_encoder_2', 'tokenizer', 'vae'])
    expect(companions[0]?.reason).toMatch(/keeps its text encoder in text_encoder\//)
    expect((await plan('owner/pipeline:vae/model.safetensors')).companions).toEqual([])
  })

  it('misses nothing beside a checkpoint that has everything within', async () => {
    const { identified, companions } = await plan('owner/checkpoint:all-in-one.safetensors')
    expect(identified?.base_model).toBe('sdxl')
    expect(companions).toEqual([])
  })

  it('goes on under the new name of a repository, an old one of one word too', async () => {
    for (const name of ['owner/before', 'gpt2']) {
      const { source, warnings } = await plan(name)
      expect([source.repo, warnings]).toEqual(['owner/open', [`${name} is now called owner/open`]])
    }
  })

  it('names what the row needs beside it', async () => {
    const companions = [{ model_id: 'vae', reason: 'decodes' }]
    const found = await sources().plan(row({}), { companions })
    expect(found.companions).toEqual([{ part: 'vae', model_id: 'vae', reason: 'decodes' }])
  })

  it('stops where the catalog pins another hash', async () => {
    const pinned = (sha256: string) => row({ files: [{ path: 'model.safetensors', size: null, sha256 }] })
    await expect(sources().plan(pinned('0'.repeat(64)))).rejects.toMatchObject({
      code: 'hash_mismatch',
      message: expect.stringContaining(WEIGHTS.sha256),
    })
    expect((await sources().plan(pinned(WEIGHTS.sha256))).files).toHaveLength(1)
  })

  it('names what the scan found', async () => {
    expect((await plan('owner/unsafe')).files[0]?.verdict).toEqual({ status: 'unsafe', detail: 'os.system' })
  })

  it.each([
    ['owner/huge', 'upstream', /over 50 GB only by its own protocol Xet/],
    ['owner/disabled', 'not_found', /disabled/],
    ['owner/nothing', 'not_found', /does not exist, or is private/],
    ['hf://owner/open@v9', 'not_found', /The revision v9 of owner\/open/],
    ['owner/fake', 'not_a_model_file', /model\.safetensors/],
  ])('says what is wrong with %s', async (text, code, message) => {
    await expect(plan(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('waits for a hub that cannot answer now', async () => {
    hub.setFault({ on: 'hub', kind: 'status', status: 503, times: 2 })
    expect((await plan('owner/open')).files).toHaveLength(2)
  })
})

describe('gates and tokens', () => {
  it('says where a licence is accepted', async () => {
    expect(await plan('owner/gated')).toMatchObject({
      gate: { code: 'gated', url: `${hub.url}/owner/gated`, message: expect.stringContaining('accept its licence') },
      identified: null,
      total_bytes: 300_000,
    })
    expect((await plan('owner/gated', 'hf_other')).gate?.message).toContain('this token was not let in')
  })

  it('opens with a token that was let in, which storage never sees', async () => {
    const found = await plan('owner/gated', 'hf_approved')
    expect(found.gate).toBeNull()
    expect(found.identified?.format).toBe('safetensors')
    expect(found.files[0]?.origin.authorization).toBe('Bearer hf_approved')
    expect(JSON.stringify([found.source, found.model, found.warnings])).not.toContain('hf_approved')
    expect(hub.requests.filter(({ on, headers }) => on === 'cdn' && headers.authorization)).toEqual([])
  })

  it('goes on without a token that is refused, and says so', async () => {
    const found = await plan('owner/open', 'hf_wrong')
    expect(found.warnings).toEqual([expect.stringContaining('refused the token')])
    expect(found.files[0]?.origin.authorization).toBeUndefined()
    await expect(plan('owner/private', 'hf_wrong')).rejects.toMatchObject({ code: 'unauthorized' })
    expect((await plan('owner/gated', 'hf_wrong')).gate?.code).toBe('gated')
  })

  it('tells a private repository from none only to whom it is open', async () => {
    await expect(plan('owner/private', 'hf_other')).rejects.toMatchObject({ code: 'not_found' })
    expect((await plan('owner/private', 'hf_approved')).files).toHaveLength(1)
  })

  it("takes the request's token before the server's, and that before the one of other tools", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-token-'))
    const tokenFile = join(folder, 'token')
    await writeFile(tokenFile, 'hf_approved\n')
    const gateWith = async (settings: object, token?: string) =>
      (await sources(settings).plan(row({ repo: 'owner/gated' }), { token })).gate
    expect(await gateWith({ tokenFile })).toBeNull()
    expect(await gateWith({ tokenFile, token: 'hf_other' })).not.toBeNull()
    expect(await gateWith({ tokenFile, token: 'hf_other' }, 'hf_approved')).toBeNull()
    expect(await gateWith({ tokenFile: join(folder, 'none') })).not.toBeNull()
    await rm(folder, { recursive: true })
  })

  it('asks nobody when it is offline', async () => {
    const before = hub.requests.length
    await expect(sources({ isOffline: true }).plan(row({}))).rejects.toThrow(/HF_HUB_OFFLINE/)
    expect(hub.requests).toHaveLength(before)
  })

  it('tells whose a token is and what it may do', async () => {
    expect(await sources().whoami('huggingface', 'hf_other')).toEqual({
      name: 'tester',
      role: 'read',
      token_name: 'downloads',
    })
    expect(await sources().whoami('huggingface')).toBeNull()
    await expect(sources().whoami('huggingface', 'hf_wrong')).rejects.toMatchObject({ code: 'unauthorized' })
  })
})

describe('an update check', () => {
  const installed = (sha256: string) =>
    row({ revision: '0'.repeat(40), files: [{ path: 'model.safetensors', size: 300_000, sha256 }] })

  it('is news only where a file has another content', async () => {
    expect(await sources().latest(row({ revision: hub.commit('owner/open') }))).toMatchObject({ is_newer: false })
    expect(await sources().latest(installed(WEIGHTS.sha256))).toMatchObject({ is_newer: false, changes: [] })
    expect(await sources().latest(installed('1'.repeat(64)))).toEqual({
      revision: hub.commit('owner/open'),
      name: null,
      is_newer: true,
      changes: [{ path: 'model.safetensors', change: 'changed', sha256: WEIGHTS.sha256, size: 300_000 }],
      url: `${hub.url}/owner/open`,
    })
  })

  it('needs an upstream', async () => {
    await expect(sources().latest(row({ type: 'upload', repo: null }))).rejects.toMatchObject({ code: 'invalid' })
  })
})
