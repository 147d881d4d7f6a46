// What Roster brings along is what the specifications print, and a wrong data file is named.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readBuiltIns } from './builtin.ts'

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))))

const PROVIDER = 'display_name = "Local"\nkind = "local"\nauth_scheme = "none"\n'
const MODEL = 'model_key = "owner/one"\ndisplay_name = "One"\nmodality = "image"\ntask = "generation"\n'

/** A data folder of one good provider and one good model, with some files laid over it. */
async function dataFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-data-'))
  folders.push(folder)
  const all = { 'providers/local.toml': PROVIDER, 'models/local/one.toml': MODEL, ...files }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

describe('the data that Roster brings along', () => {
  it('holds every model of the four specifications', async () => {
    const { models, providers } = await readBuiltIns()
    expect(providers.map(({ id }) => id)).toEqual(['anthropic', 'local', 'openAI', 'replicate'])
    expect(models.map(({ id, provider, size_bytes, gated }) => [provider, id, size_bytes, gated])).toEqual([
      ['anthropic', 'sonnet-4', null, false],
      ['local', 'flux-1-dev', 23.8e9, true],
      ['local', 'flux-1-schnell', 23.8e9, false],
      ['local', 'flux-2-dev', 24.5e9, true],
      ['local', 'flux-spro', 24.1e9, true],
      ['local', 'musicgen-large', null, false],
      ['local', 'musicgen-medium', null, false],
      ['local', 'musicgen-small', null, false],
      ['local', 'qwen-image-base-model', 15e9, false],
      ['local', 'qwen2-5-vl-7b-instruct-q8', 8.5e9, false],
      ['local', 'sdxl-1-0-base', 6.9e9, false],
      ['local', 'sdxl-1-0-refiner', 6.1e9, false],
      ['local', 'sdxl-turbo', 6.9e9, false],
      ['local', 'z-image-de-turbo-v1-bf16', 6.8e9, false],
      ['local', 'z-image-turbo-training-adapter', 2.5e9, false],
      ['openAI', 'gpt-4.1', null, false],
      ['openAI', 'gpt-4.1-nano', null, false],
      ['replicate', 'sdxl-1-0', null, false],
    ])
  })

  it('gives MusicGen the limits of specification 1', async () => {
    const { models } = await readBuiltIns()
    const limits = models
      .filter(({ family }) => family === 'musicgen')
      .map(({ id, capabilities }) => [id, capabilities])
    const shared = { max_duration_seconds: 30, tokens_per_second: 50, sample_rate: 32_000 }
    expect(Object.fromEntries(limits)).toEqual({
      'musicgen-small': { ...shared, recommended_duration_seconds: 10, vram_requirement_gb: 4 },
      'musicgen-medium': { ...shared, recommended_duration_seconds: 15, vram_requirement_gb: 8 },
      'musicgen-large': { ...shared, recommended_duration_seconds: 10, vram_requirement_gb: 16 },
    })
  })

  it('gives SDXL on Replicate the row of specification 3', async () => {
    const { models } = await readBuiltIns()
    expect(models.find(({ id }) => id === 'sdxl-1-0')).toMatchObject({
      model_key: 'stability-ai/sdxl:39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b',
      input_defaults: { prompt: '', negative_prompt: '', num_inference_steps: 50, guidance_scale: 7.5 },
      pricing: { per_image: 0.0023, currency: 'USD', billing_unit: 'per_image' },
      is_default: true,
      priority: 1,
    })
  })

  it('gives the chat models the numbers of specification 4', async () => {
    const { models } = await readBuiltIns()
    const numbers = models
      .filter(({ task }) => task === 'chat')
      .map(({ model_key, capabilities: { thinking, context_window, max_output }, pricing, knowledge_cutoff }) => [
        model_key,
        [thinking, context_window, max_output, pricing.input_per_mtok, pricing.output_per_mtok, knowledge_cutoff],
      ])
    expect(Object.fromEntries(numbers)).toEqual({
      'claude-sonnet-4-20250514': [true, 200_000, 64_000, 3, 15, '2025-03-01T00:00:00Z'],
      'gpt-4.1': [false, 128_000, 4_096, 10, 30, null],
      'gpt-4.1-nano': [false, 32_000, 2_048, 2, 8, null],
    })
  })
})

describe('a data folder', () => {
  it('takes provider and id from the path and fills in what is not said', async () => {
    const { models } = await readBuiltIns(await dataFolder({}))
    expect(models).toMatchObject([{ id: 'one', provider: 'local', type: 'base_model', is_active: true, tags: [] }])
  })

  it.each([
    ['is no TOML', { 'models/local/one.toml': 'display_name = ' }, /one\.toml: Invalid TOML/],
    ['lacks a field', { 'models/local/one.toml': 'model_key = "a"' }, /one\.toml: display_name /],
    ['has an unknown field', { 'models/local/one.toml': `${MODEL}sise = 1` }, /one\.toml: sise is not a known field/],
    ['has a wrong value', { 'models/local/one.toml': `${MODEL}priority = "x"` }, /one\.toml: priority /],
    ['authors its id', { 'models/local/one.toml': `${MODEL}id = "x"` }, /one\.toml: id comes from the path/],
    ['authors its provider', { 'models/local/one.toml': `${MODEL}provider = "x"` }, /one\.toml: provider comes from/],
    ['is no slug', { 'models/local/One.toml': MODEL }, /One\.toml: id must be 1 to 128/],
    ['lies too high', { 'models/two.toml': MODEL }, /two\.toml: must be called <provider>\/<id>\.toml/],
    ['has another ending', { 'providers/x.json': '{}' }, /x\.json: must be called <id>\.toml/],
    ['has an unknown provider', { 'models/no/two.toml': MODEL }, /two\.toml: provider "no" has no file/],
    ['repeats an id', { 'providers/b.toml': PROVIDER, 'models/b/one.toml': MODEL }, /one\.toml: id is taken by/],
    ['repeats a model_key', { 'models/local/two.toml': MODEL }, /two\.toml: model_key is taken by .*one\.toml/],
    [
      'names a companion that is not there',
      { 'models/local/one.toml': `${MODEL}companions = [{ model_id = "gone", reason = "x" }]` },
      /one\.toml: companions names "gone"/,
    ],
    ['has an unknown base_model', { 'models/local/one.toml': `${MODEL}base_model = "sdlx"` }, /base_model "sdlx"/],
    ['has another family', { 'models/local/one.toml': `${MODEL}base_model = "sdxl"` }, /family must be "sdxl"/],
    ['has a wrong provider', { 'providers/local.toml': 'kind = "locl"' }, /local\.toml: display_name .*; kind /],
  ])('names the file that %s', async (_fault, files, message) => {
    await expect(readBuiltIns(await dataFolder(files))).rejects.toThrow(message)
  })

  it('tells every fault at once', async () => {
    const folder = await dataFolder({ 'models/local/two.toml': '', 'models/local/three.toml': '' })
    await expect(readBuiltIns(folder)).rejects.toThrow(/three\.toml.*\n.*two\.toml/)
  })

  it('that is missing is named', async () => {
    await expect(readBuiltIns(join(tmpdir(), 'roster-no-such-folder'))).rejects.toThrow(
      /roster-no-such-folder.*missing/,
    )
  })
})
