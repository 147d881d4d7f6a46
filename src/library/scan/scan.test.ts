// A scan finds what lies in folders, says what it is, follows what moves, tells what is gone, and moves no byte itself.
import { mkdir, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { safetensors, type Tensors, writeFileAt } from '../../../test/support/library.ts'
import { DATABASES, newPlace, openTestRoster, type Place, type TestRoster } from '../../../test/support/roster.ts'
import { treeOf } from '../../../test/support/tree.ts'
import type { InstalledModel } from '../contract.ts'
import type { Scan } from './contract.ts'

const SDXL: Tensors = {
  'model.diffusion_model.input_blocks.0.0.weight': [4, 4, 1, 1],
  'model.diffusion_model.input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight': [1, 2048],
  'conditioner.embedders.0.transformer.text_model.embeddings.position_ids': [1],
  'conditioner.embedders.1.model.ln_final.bias': [1],
}
const SDXL_LORA: Tensors = {
  'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_down.weight': [2, 2048],
  'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_up.weight': [640, 2],
  'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.alpha': [1],
}
/** What `os.system('x')` becomes. */
const DANGEROUS_PICKLE = Buffer.from('\x80\x02cos\nsystem\nq\x00X\x01\x00\x00\x00xq\x01\x85q\x02Rq\x03.', 'latin1')

describe.each(DATABASES)('a scan on %s', (engine) => {
  let place: Place
  let test: TestRoster
  beforeEach(async () => {
    place = await newPlace(engine)
    test = await openTestRoster({ engine, place })
  })
  afterEach(async () => {
    await test.close()
    await place.remove()
  })

  const at = (path: string) => join(place.home, path)
  const put = (path: string, content: string | Buffer) => writeFileAt(at(path), content)

  async function scan(request: object = {}): Promise<Scan> {
    const started = await test.request<Scan>('POST', '/api/v1/library/scan', request)
    expect(started.status).toBe(202)
    return vi.waitFor(
      async () => {
        const { body } = await test.request<Scan>('GET', '/api/v1/library/scan')
        expect(body.status).not.toBe('running')
        return body
      },
      { timeout: 20_000, interval: 5 },
    )
  }
  const list = async () => (await test.request<{ models: InstalledModel[] }>('GET', '/api/v1/library')).body.models
  const one = async (id: string) => (await test.request<InstalledModel>('GET', `/api/v1/library/${id}`)).body
  const model = async (id: string) => (await test.request<Record<string, unknown>>('GET', `/api/v1/models/${id}`)).body

  it('adds what it finds to the catalog in one change, and a LoRA as an adapter with its base', async () => {
    await put('models/checkpoints/My SDXL.safetensors', safetensors(SDXL))
    await put('models/loras/style.safetensors', safetensors(SDXL_LORA, { 'modelspec.trigger_phrase': 'in my style' }))
    await put('models/loras/.hidden.safetensors', safetensors())
    await put('models/loras/half.safetensors.part', 'x')
    await put('models/notes.txt', 'x')
    const before = await treeOf(at('models'))
    const done = await scan()
    expect(done).toMatchObject({ status: 'completed', files_seen: 2, files_total: 2, added: 2, missing: 0, errors: [] })
    expect(await model('my-sdxl')).toMatchObject({
      provider: 'local',
      origin: 'scanned',
      type: 'base_model',
      base_model: 'sdxl',
      family: 'sdxl',
      installed: true,
      is_active: true,
      source: { type: 'local' },
    })
    expect((await test.request('GET', '/api/v1/adapters/style')).body).toMatchObject({
      base_model: 'sdxl',
      installed: true,
      trigger_words: ['in my style'],
    })
    expect(await one('my-sdxl')).toMatchObject({
      status: 'unverified',
      path: 'checkpoints',
      files: [{ path: 'checkpoints/My SDXL.safetensors', sha256: null }],
      identified: { type: 'base_model', base_model: 'sdxl', safety: 'safe' },
    })
    const { body } = await test.request<{ changes: { action: string; changes: number }[] }>('GET', '/api/v1/changes')
    expect(body.changes.filter(({ action }) => action === 'library.scan')).toMatchObject([{}])
    const { 'installed-models.json': _manifest, ...after } = await treeOf(at('models'))
    expect(after).toEqual(before)
  })

  it('opens only what changed the second time, and says what was no model again', async () => {
    const file = at('models/a.safetensors')
    await put('models/a.safetensors', safetensors(SDXL))
    await utimes(file, 1_700_000_000, 1_700_000_000)
    await put('models/page.safetensors', '<!doctype html>')
    const first = await scan()
    expect(first).toMatchObject({ added: 1, errors_total: 1, errors: [{ path: at('models/page.safetensors') }] })
    // Whoever opened it would see that it is no model any more; its size and time say that it did not change.
    await writeFile(file, Buffer.alloc(safetensors(SDXL).length, 'x'))
    await utimes(file, 1_700_000_000, 1_700_000_000)
    expect(await scan()).toMatchObject({ added: 0, changed: 0, errors: first.errors })
    await utimes(file, 1_700_000_001, 1_700_000_001)
    expect(await scan()).toMatchObject({ added: 0, changed: 1, errors_total: 2 })
    expect((await one('a')).status).toBe('corrupt')
  })

  it('keeps what a person chose, whatever the file says later', async () => {
    await put('models/a.safetensors', safetensors(SDXL))
    await scan()
    await test.request('PATCH', '/api/v1/library/a', { base_model: 'pony', type: 'base_model' })
    expect((await one('a')).identified?.conflicts).toEqual([])
    await test.request('PATCH', '/api/v1/library/a', { base_model: 'flux_dev' })
    await put('models/a.safetensors', safetensors({ ...SDXL, another: [1] }))
    expect(await scan()).toMatchObject({ changed: 1 })
    const rescanned = await one('a')
    expect(rescanned).toMatchObject({ base_model: 'flux_dev', family: 'flux', identified: { base_model: 'flux_dev' } })
    expect(rescanned.identified?.conflicts).toContainEqual(
      expect.objectContaining({
        field: 'base_model',
        values: [
          { signal: 'person', value: 'flux_dev' },
          { signal: 'shapes', value: 'sdxl' },
        ],
      }),
    )
    // What nobody chose follows the file.
    await put('models/b.safetensors', safetensors(SDXL))
    await scan()
    await put('models/b.safetensors', safetensors(SDXL_LORA))
    await scan()
    expect(await model('b')).toMatchObject({ type: 'lora', base_model: 'sdxl' })
  })

  it('tells what is truncated, what is gone and what came back', async () => {
    await put('models/a.safetensors', safetensors(SDXL))
    await scan()
    const whole = await readFile(at('models/a.safetensors'))
    await truncate(at('models/a.safetensors'), whole.length - 10)
    expect(await scan()).toMatchObject({ changed: 1 })
    expect((await one('a')).status).toBe('corrupt')
    expect((await model('a')).installed).toBe(false)
    await rm(at('models/a.safetensors'))
    expect(await scan()).toMatchObject({ missing: 1 })
    expect((await one('a')).status).toBe('missing')
    expect(await scan()).toMatchObject({ missing: 0, changed: 0 })
    await put('models/a.safetensors', whole)
    await scan()
    expect((await one('a')).status).toBe('unverified')
    expect((await list()).map(({ id }) => id)).toEqual(['a'])
  })

  it('follows files that move within a disk, with their hash and their identity', async () => {
    await put('models/a.safetensors', safetensors(SDXL))
    await scan()
    await test.request('PATCH', '/api/v1/library/a', { name: 'Mine' })
    await mkdir(at('models/sorted'))
    await rename(at('models/a.safetensors'), at('models/sorted/z.safetensors'))
    expect(await scan()).toMatchObject({ added: 0, changed: 1, missing: 0 })
    expect(await one('a')).toMatchObject({ name: 'Mine', path: 'sorted', files: [{ path: 'sorted/z.safetensors' }] })
    expect(await model('a')).toMatchObject({ model_key: 'sorted/z.safetensors', display_name: 'Mine' })
  })

  it('quarantines a dangerous pickle, offers it to nobody, and keeps it released until it changes', async () => {
    await put('models/bad.ckpt', DANGEROUS_PICKLE)
    await scan()
    expect(await one('bad')).toMatchObject({ status: 'quarantined', identified: { safety: 'dangerous' } })
    expect(await model('bad')).toMatchObject({ installed: false, is_active: false })
    await test.request('POST', '/api/v1/library/bad/unlock')
    await test.request('POST', '/api/v1/library/scan', {})
    await scan()
    expect(await one('bad')).toMatchObject({ status: 'unverified', unlocked: true })
    await put('models/bad.ckpt', Buffer.concat([DANGEROUS_PICKLE, DANGEROUS_PICKLE]))
    await scan()
    expect(await one('bad')).toMatchObject({ status: 'quarantined', unlocked: false })
  })

  it('takes shards, a pipeline folder and a repository for one model each', async () => {
    for (const number of ['00001', '00002'])
      await put(`models/big-${number}-of-00002.safetensors`, safetensors({ [`layer${number}`]: [2, 2] }))
    await put('models/half-00001-of-00002.safetensors', safetensors())
    await put('models/pipeline/model_index.json', '{"_class_name": "StableDiffusionXLPipeline"}')
    await put('models/pipeline/unet/diffusion_pytorch_model.safetensors', safetensors())
    await put('models/pipeline/vae/diffusion_pytorch_model.safetensors', safetensors())
    await put('models/musicgen/config.json', '{}')
    await put('models/musicgen/model.safetensors', safetensors())
    await put('models/musicgen/tokenizer.json', '{}')
    expect(await scan()).toMatchObject({ added: 4, errors: [] })
    const found = await list()
    expect(found.map(({ id, status, files }) => [id, status, files.length])).toEqual([
      ['big', 'unverified', 2],
      ['half', 'missing', 1],
      ['musicgen', 'unverified', 3],
      ['pipeline', 'unverified', 3],
    ])
    expect(found[3]).toMatchObject({ type: 'base_model', base_model: 'sdxl', path: 'pipeline' })
  })

  it('tells Stable Diffusion 2 from 1 by the configuration of its UNet', async () => {
    await put('models/two/model_index.json', '{"_class_name": "StableDiffusionPipeline"}')
    await put('models/two/unet/config.json', '{"cross_attention_dim": 1024}')
    await put('models/two/unet/diffusion_pytorch_model.safetensors', safetensors())
    await scan()
    expect(await one('two')).toMatchObject({ type: 'base_model', base_model: 'sd2', family: 'sd2' })
  })

  it('is not caught by links that lead in circles, and reads models on other disks', async () => {
    await put('elsewhere/x.safetensors', safetensors(SDXL))
    await mkdir(at('models'), { recursive: true })
    await symlink(at('elsewhere'), at('models/other-disk'))
    await symlink('..', at('elsewhere/up'))
    await symlink('nowhere', at('models/dangling.safetensors'))
    const done = await scan()
    expect(done).toMatchObject({ added: 1, errors_total: 1 })
    expect((await one('x')).files).toMatchObject([{ path: 'other-disk/x.safetensors' }])
    expect((await test.request('DELETE', '/api/v1/library/x')).status).toBe(409)
  })

  it('adopts a folder in place, and finds it again without being told', async () => {
    await put('comfy/models/checkpoints/x.safetensors', safetensors(SDXL))
    await put('comfy/models/vae/unclear.safetensors', safetensors())
    await put(
      'comfy/models/checkpoints/x.civitai.info',
      JSON.stringify({ id: 2, modelId: 1, baseModel: 'Pony', model: { name: 'Fine X' } }),
    )
    const before = await treeOf(at('comfy'))
    expect(await scan({ path: at('comfy') })).toMatchObject({ added: 2, errors: [] })
    expect(await one('fine-x')).toMatchObject({
      name: 'Fine X',
      base_model: 'pony',
      path: at('comfy/models/checkpoints'),
      adopted_from: at('comfy'),
      source: { type: 'civitai', revision: '2' },
    })
    expect((await one('unclear')).type).toBe('vae')
    await put('comfy/models/loras/new.safetensors', safetensors(SDXL_LORA))
    expect(await scan()).toMatchObject({ added: 1, missing: 0 })
    expect(await treeOf(at('comfy'))).toMatchObject(before)
    await rename(at('comfy'), at('away'))
    expect(await scan()).toMatchObject({ status: 'completed', missing: 3, errors_total: 1 })
  })

  it('adopts the cache of Hugging Face with the hashes that its blobs are named by', async () => {
    const commit = 'a'.repeat(40)
    const sha256 = 'b'.repeat(64)
    const repo = 'hub/models--facebook--musicgen-small'
    await put(`${repo}/blobs/${sha256}`, safetensors())
    await put(`${repo}/blobs/${'c'.repeat(40)}`, '{}')
    await put(`${repo}/blobs/${'d'.repeat(64)}.incomplete`, 'x')
    await put(`${repo}/refs/main`, commit)
    await mkdir(at(`${repo}/snapshots/${commit}`), { recursive: true })
    await symlink(`../../blobs/${sha256}`, at(`${repo}/snapshots/${commit}/model.safetensors`))
    await symlink(`../../blobs/${'c'.repeat(40)}`, at(`${repo}/snapshots/${commit}/config.json`))
    const before = await treeOf(at('hub'))
    expect(await scan({ path: at('hub') })).toMatchObject({ added: 1, errors: [] })
    expect(await one('musicgen-small')).toMatchObject({
      status: 'unverified',
      source: { type: 'huggingface', repo: 'facebook/musicgen-small', revision: commit },
      files: [
        { path: at(`${repo}/snapshots/${commit}/model.safetensors`), sha256 },
        { path: at(`${repo}/snapshots/${commit}/config.json`), sha256: null },
      ],
    })
    expect(await model('musicgen-small')).toMatchObject({ model_key: 'facebook/musicgen-small', installed: true })
    expect((await test.request('DELETE', '/api/v1/library/musicgen-small?files=remove')).status).toBe(409)
    expect((await test.request('DELETE', '/api/v1/library/musicgen-small')).status).toBe(204)
    expect(await treeOf(at('hub'))).toEqual(before)
  })

  it('makes a lost manifest anew from the folder, under the models that the catalog has', async () => {
    await test.close()
    test = await openTestRoster({ engine, place: await replaced(), populate: true })
    await put('models/sdxl/sdxl-turbo/sd_xl_turbo_1.0_fp16.safetensors', safetensors(SDXL))
    await put('models/loose.safetensors', safetensors(SDXL))
    await test.close()
    test = await openTestRoster({ engine, place })
    await vi.waitFor(async () => expect(await list()).toHaveLength(2), { timeout: 10_000 })
    expect((await list()).map(({ id, path }) => [id, path])).toEqual([
      ['loose', '.'],
      ['sdxl-turbo', 'sdxl/sdxl-turbo'],
    ])
  })

  /** The same place with another database, which is not populated yet. */
  async function replaced(): Promise<Place> {
    await place.remove()
    place = await newPlace(engine)
    return place
  }

  it.each([
    [{ path: 'relative' }, 400],
    [{ path: '/' }, 400],
    [{ path: '/nowhere/at/all' }, 400],
    [{ kind: 'unknown' }, 400],
  ])('refuses %j', async (request, status) => {
    expect((await test.request('POST', '/api/v1/library/scan', request)).status).toBe(status)
  })
})
