// What other programs are given: read back as they read it, for every architecture, and refused where it cannot be.
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addModels, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { type Library, openLibrary } from '../library/index.ts'
import { type Arch, readArchs } from './archs.ts'
import { AiToolkitExport, type ExportedFile } from './contract.ts'
import { Exports } from './service.ts'

let test: TestRoster
let library: Library
let exports: Exports
const archs = await readArchs()

beforeAll(async () => {
  test = await openTestRoster({ engine: 'sqlite', populate: true })
  const modelsDir = join(test.place.home, 'models')
  library = await openLibrary({
    modelsDir,
    manifestPath: join(modelsDir, 'installed-models.json'),
    log: createLog('silent'),
  })
  exports = new Exports(library, test.roster.catalog)
})
afterAll(() => test.close())

/** Puts a model of the catalog into the library, with these files below its folder. */
async function install(id: string, folder: string, files: string[], more: Partial<LibraryEntry> = {}): Promise<void> {
  const row = test.roster.catalog.model(id)?.row
  if (!row) throw new Error(`there is no model ${id}`)
  await library.add({
    ...{ id, name: row.display_name, type: row.type, family: row.family, base_model: row.base_model },
    path: folder,
    files: files.map((path, index) => ({ path: `${folder}/${path}`, size: 100 - index, sha256: null })),
    ...{ size_bytes: 100, source: row.source, identified: null, status: 'ok', model: row },
    ...{ installed_at: '2026-01-01T00:00:00Z', verified_at: null },
    ...more,
  } as LibraryEntry)
}

interface Process {
  [group: string]: Record<string, unknown>
  datasets: never
}
const processOf = ({ content }: ExportedFile): Process => parse(content).config.process[0]
const training = (request: object) =>
  exports.aiToolkit(AiToolkitExport.parse({ dataset_path: '/data/imgs', ...request }))
const hintsOf = ({ missing }: ExportedFile) => Object.fromEntries(missing.map(({ part, hint }) => [part, hint]))

describe('AI Toolkit', () => {
  it('knows 52 architectures', () => expect(archs).toHaveLength(52))

  it.each(archs.map((arch): [string, Arch] => [arch.name, arch]))(
    'is given the keys that %s needs',
    async (name, arch) => {
      const file = await training({ arch: name })
      const process = processOf(file)
      for (const [path, value] of Object.entries(arch.defaults)) {
        const [group = '', key = ''] = path.split('.')
        if (value === null) expect(process[group]).not.toHaveProperty(key)
        else if (path !== 'model.name_or_path') expect([path, process[group]?.[key]]).toEqual([path, value])
      }
      expect(process.model).toMatchObject({ arch: name, name_or_path: '' })
      expect(process.sample?.sampler).toBe(process.train?.noise_scheduler)
      expect(Object.values(process.model ?? {})).not.toContain('undefined')
      expect(hintsOf(file)['base model']).toContain('model.name_or_path')
    },
  )

  it('is given a single file where that is what it reads', async () => {
    await install('sdxl-1-0-base', 'sdxl/sdxl-1-0-base', ['sd_xl_base_1.0.safetensors', 'README.md'])
    const file = await training({ model_id: 'sdxl-1-0-base', trigger_word: 'p3r5on', name: 'my_lora' })
    expect([file.filename, file.content_type, file.missing]).toEqual(['my_lora.yaml', 'application/yaml', []])
    const { model, train, sample, trigger_word, network, datasets } = processOf(file)
    expect(model).toMatchObject({
      name_or_path: resolve(library.modelsDir, 'sdxl/sdxl-1-0-base/sd_xl_base_1.0.safetensors'),
      arch: 'sdxl',
    })
    expect([train?.noise_scheduler, sample?.sampler, sample?.guidance_scale]).toEqual(['ddpm', 'ddpm', 6])
    expect([trigger_word, network, datasets]).toEqual([
      'p3r5on',
      { type: 'lora', linear: 16, linear_alpha: 16 },
      [expect.objectContaining({ folder_path: '/data/imgs', caption_ext: 'txt', resolution: [512, 768, 1024] })],
    ])
    expect(parse(file.content)).toMatchObject({
      job: 'extension',
      config: { name: 'my_lora' },
      meta: { name: '[name]', version: '1.0' },
    })
  })

  it('is told what is missing where it wants a folder and a single file lies here', async () => {
    await install('flux-1-dev', 'flux/flux-1-dev', ['flux1-dev.safetensors'])
    const file = await training({ model_id: 'flux-1-dev' })
    expect(processOf(file).model).toMatchObject({
      ...{ name_or_path: resolve(library.modelsDir, 'flux/flux-1-dev'), arch: 'flux', quantize: true },
    })
    expect(hintsOf(file).transformer).toMatch(
      /flux1-dev.safetensors is a single file.*black-forest-labs\/FLUX.1-dev.*HF_TOKEN/,
    )
    expect(file.filename).toBe('flux-1-dev-lora.yaml')
  })

  it('is given the folder where one lies here, and told of the text encoder that does not', async () => {
    const folder = ['transformer/model.safetensors', 'model_index.json']
    await install('flux-1-dev', 'flux/flux-1-dev', folder)
    expect(Object.keys(hintsOf(await training({ model_id: 'flux-1-dev' })))).toEqual(['text encoder and VAE'])
    await install('flux-1-dev', 'flux/flux-1-dev', [...folder, 'text_encoder/model.safetensors'])
    expect((await training({ model_id: 'flux-1-dev' })).missing).toEqual([])
  })

  it('is told by the repository, and of companions that are not here', async () => {
    await install('z-image-de-turbo-v1-bf16', 'zimage/z-image-de-turbo-v1-bf16', [
      'z_image_de_turbo_v1_bf16.safetensors',
    ])
    const file = await training({ model_id: 'z-image-de-turbo-v1-bf16' })
    expect(processOf(file).model).toMatchObject({
      arch: 'zimage:deturbo',
      extras_name_or_path: 'Tongyi-MAI/Z-Image-Turbo',
      name_or_path: expect.stringMatching(/z_image_de_turbo_v1_bf16\.safetensors$/),
    })
    const hints = hintsOf(file)
    expect(hints['z-image-turbo-training-adapter']).toBe(
      'Required for training. Bring it here: roster pull z-image-turbo-training-adapter',
    )
    expect(hints['text encoder and VAE']).toContain('Tongyi-MAI/Z-Image-Turbo')
  })

  it('takes the training adapter from the library where it lies there', async () => {
    const key = 'model.assistant_lora_path'
    expect(hintsOf(await training({ arch: 'zimage:turbo' }))[key]).toContain('ostris/zimage_turbo_training_adapter')
    const file = 'zimage_turbo_training_adapter_v2.safetensors'
    await install('z-image-turbo-training-adapter', 'adapter/z-image-turbo-training-adapter', [file])
    const { model } = processOf(await training({ arch: 'zimage:turbo' }))
    expect(model?.assistant_lora_path).toBe(resolve(library.modelsDir, 'adapter/z-image-turbo-training-adapter', file))
    expect(hintsOf(await training({ model_id: 'z-image-de-turbo-v1-bf16' }))).not.toHaveProperty(
      'z-image-turbo-training-adapter',
    )
  })

  it('is told what a dataset of pairs needs', async () => {
    expect(hintsOf(await training({ arch: 'flux_kontext' }))).toHaveProperty(['datasets[0].control_path'])
  })

  it('has its architecture left open where nobody knows it', async () => {
    await install('musicgen-small', 'base/musicgen-small', ['model.safetensors'])
    const file = await training({ model_id: 'musicgen-small' })
    expect(processOf(file).model?.arch).toBe('')
    expect(hintsOf(file)['model.arch']).toContain('zimage:turbo')
  })

  it.each([
    ['/data/a: b #c', 'yes'],
    ["/data/it's", 'null'],
    ['C:\\Users\\me\\imgs', '1.0'],
    ['- [x]', 'off'],
    ['/数据/圖', '"quoted"'],
    ['*alias & {anchor}', '!tag'],
  ])('reads text back as it was: %s, %s', async (dataset_path, trigger_word) => {
    const { datasets, trigger_word: word } = processOf(await training({ dataset_path, trigger_word }))
    expect([(datasets as Record<string, unknown>[])[0]?.folder_path, word]).toEqual([dataset_path, trigger_word])
  })

  it('is given installed base models alone, and the refusal says which those are', async () => {
    await expect(training({ model_id: 'no-such-model' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(training({ model_id: 'flux-2-dev' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Flux.2 Dev is not installed.*sdxl-1-0-base/),
    })
    await expect(training({ model_id: 'z-image-turbo-training-adapter' })).rejects.toMatchObject({
      message: expect.stringContaining('is of type adapter'),
    })
    await install('sdxl-turbo', 'sdxl/sdxl-turbo', ['a.safetensors'], { status: 'corrupt' })
    await expect(training({ model_id: 'sdxl-turbo' })).rejects.toMatchObject({
      message: expect.stringContaining('is corrupt'),
    })
    await expect(training({ arch: 'sdxx' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each([
    [{ dataset_path: '' }, '/dataset_path'],
    [{}, '/dataset_path'],
    [{ dataset_path: '/a\nb' }, '/dataset_path'],
    [{ dataset_path: ' /a' }, '/dataset_path'],
    [{ dataset_path: '/a', trigger_word: '' }, '/trigger_word'],
    [{ dataset_path: '/a', trigger_word: '[trigger]' }, '/trigger_word'],
    [{ dataset_path: '/a', name: '../up' }, '/name'],
    [{ dataset_path: '/a', name: 'dot.' }, '/name'],
    [{ dataset_path: '/a', colour: 'red' }, '/colour'],
    [{ dataset_path: '/a', model_id: 'No Slug' }, '/model_id'],
  ])('refuses %j by its field', async (body, pointer) => {
    const { status, body: problem } = await test.request('POST', '/api/v1/exports/ai-toolkit', body)
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, pointer])
  })
})

describe('ComfyUI', () => {
  it('finds each kind where it lies, and is told what it cannot read', async () => {
    const local = { provider: 'local', modality: 'image', task: 'generation' }
    await addModels(test.request, {
      ...{ id: 'my-vae', model_key: 'my-vae', display_name: 'VAE', type: 'vae', ...local },
    })
    for (const [id, type] of [
      ['encoder', 'text_encoder'],
      ['control', 'controlnet'],
      ['what', 'unknown'],
      ['ip', 'ip_adapter'],
      ['style', 'lora'],
    ])
      await test.request('POST', '/api/v1/models', { id, model_key: id, display_name: id, type, ...local })
    await install('my-vae', 'vae/my-vae', ['a.safetensors'])
    await install('encoder', 'custom/encoder', ['t5.safetensors'])
    await install('control', 'custom/control', ['c.pth'])
    await install('what', 'custom/what', ['w.safetensors'])
    await install('ip', 'custom/ip', ['ip.safetensors'])
    await install('style', '/mnt/other/loras/style', ['s.safetensors'])
    await install('qwen2-5-vl-7b-instruct-q8', 'qwen/qwen2-5-vl-7b-instruct-q8', ['a.gguf'])
    await install('qwen-image-base-model', 'qwen/qwen-image-base-model', ['split_files/q.safetensors'])
    await install('flux-1-schnell', 'flux/flux-1-schnell', ['flux1-schnell.safetensors'])
    const file = exports.comfyUi()
    expect(file.filename).toBe('extra_model_paths.yaml')
    expect(parse(file.content)).toEqual({
      roster: {
        base_path: resolve(library.modelsDir),
        checkpoints: 'sdxl/sdxl-1-0-base',
        controlnet: 'custom/control',
        diffusers: 'flux/flux-1-dev',
        diffusion_models: 'base\nflux/flux-1-schnell\nqwen/qwen-image-base-model\nzimage\n',
        loras: '/mnt/other/loras/style\nadapter\nlora\n',
        text_encoders: 'custom/encoder',
        vae: 'vae',
      },
    })
    expect(file.content).toContain('loras: |\n')
    const hints = hintsOf(file)
    expect(Object.keys(hints).sort()).toEqual(['ip', 'qwen2-5-vl-7b-instruct-q8', 'sdxl-turbo', 'what'])
    expect(hints['qwen2-5-vl-7b-instruct-q8']).toContain('GGUF')
    expect(hints['sdxl-turbo']).toContain('corrupt')
  })

  it('is given the folders of loras and VAEs of an empty library too', async () => {
    const { status, body } = await test.request<ExportedFile>('POST', '/api/v1/exports/comfyui', {})
    expect(status).toBe(200)
    expect(parse(body.content).roster).toMatchObject({ loras: 'adapter\nlora\n', vae: 'vae' })
  })
})
