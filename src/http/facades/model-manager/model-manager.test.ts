// Specification 2 to the letter: its own examples, its paths, its camelCase.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../../../test/support/hub.ts'
import { openTestRoster, type TestRoster } from '../../../../test/support/roster.ts'

const HF_TOKEN = 'hf_token_of_specification_2'
const HF_ONLY = 'hf_of_nobody'
const EXAMPLE = {
  name: 'My Custom Model',
  type: 'base_model',
  sourceType: 'huggingface',
  huggingfaceRepo: 'username/model-name',
  huggingfaceFiles: ['model.safetensors', 'config.json'],
  description: 'Custom fine-tuned model',
  tags: ['custom', 'fine-tune'],
}

interface Entry {
  id: string
  type: string
  family: string | null
  installed: boolean
  jobId: string | null
}

let hub: Hub
let test: TestRoster
beforeAll(async () => {
  const weights = safetensors(200_000)
  hub = await startHub({
    tokens: [HF_ONLY],
    repos: {
      'username/model-name': { files: { 'model.safetensors': weights, 'config.json': '{}' } },
      'black-forest-labs/FLUX.1-dev': {
        files: { 'flux1-dev.safetensors': weights, 'ae.safetensors': weights },
        gated: 'auto',
        approved: [HF_TOKEN],
      },
    },
  })
  test = await openTestRoster({ engine: 'sqlite', populate: true, variables: { HF_ENDPOINT: hub.url } })
})
afterAll(async () => {
  await test.close()
  await hub.close()
})

const list = async (query = '') => {
  const { body } = await test.stranger<{ models: Entry[] }>('GET', `/api/models?view=catalog${query}`)
  return body.models
}
const post = <Body>(path: string, body: unknown) => test.request<Body>('POST', path, body)
const job = (id: string) => test.stranger<Record<string, unknown>>('GET', `/api/models/download/${id}`)

describe('the model manager (specification 2)', () => {
  it('lists the built-in models with their install status', async () => {
    const flux = (await list()).find(({ id }) => id === 'flux-1-dev')
    expect(flux).toMatchObject({
      name: 'Flux.1 Dev',
      family: 'flux',
      baseModel: 'flux_dev',
      type: 'base_model',
      sourceType: 'huggingface',
      huggingfaceRepo: 'black-forest-labs/FLUX.1-dev',
      civitaiUrl: null,
      url: null,
      gated: true,
      sizeBytes: 23_800_000_000,
      sizeIsEstimate: true,
      installed: false,
      jobId: null,
    })
    expect((await list()).map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        ...['z-image-de-turbo-v1-bf16', 'z-image-turbo-training-adapter', 'qwen2-5-vl-7b-instruct-q8'],
        ...['qwen-image-base-model', 'flux-1-dev', 'flux-1-schnell', 'flux-2-dev', 'flux-spro'],
        ...['sdxl-1-0-base', 'sdxl-1-0-refiner', 'sdxl-turbo'],
      ]),
    )
  })

  it('filters by type, family, search and install status', async () => {
    expect(new Set((await list('&family=flux')).map(({ family }) => family))).toEqual(new Set(['flux']))
    expect(new Set((await list('&type=adapter')).map(({ type }) => type))).toEqual(new Set(['adapter']))
    expect((await list('&search=flux%20SCHNELL')).map(({ id }) => id)).toEqual(['flux-1-schnell'])
    expect(await list('&installed=true')).toEqual([])
    expect((await list('&installed=false')).length).toBe((await list()).length)
  })

  it('adds the custom model of its example, and brings it', async () => {
    const added = await post<Entry>('/api/models', EXAMPLE)
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ id: 'my-custom-model', ...EXAMPLE, installed: false, sizeIsEstimate: true })
    const started = await post<{ jobId: string }>('/api/models/download', { modelId: 'my-custom-model' })
    expect(started).toMatchObject({ status: 202, body: { jobId: expect.any(String) } })
    const { jobId } = started.body
    await expect.poll(async () => (await job(jobId)).body.status, { timeout: 10_000 }).toBe('completed')
    expect((await job(jobId)).body).toEqual({
      id: jobId,
      modelId: 'my-custom-model',
      status: 'completed',
      progress: 100,
      downloadedBytes: 200_002,
      totalBytes: 200_002,
      speed: null,
      eta: null,
      files: [
        expect.objectContaining({ path: 'model.safetensors', size: 200_000, downloadedBytes: 200_000 }),
        expect.objectContaining({ path: 'config.json', size: 2, status: 'completed' }),
      ],
      error: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    expect(await list('&installed=true')).toMatchObject([
      { id: 'my-custom-model', sizeBytes: 200_002, sizeIsEstimate: false },
    ])
    expect(await post('/api/models/download', { modelId: 'my-custom-model' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
  })

  it('downloads the gated model of its example with a token, and with none says what to do', async () => {
    const start = async (body: object) =>
      (await post<{ jobId: string }>('/api/models/download', { modelId: 'flux-1-dev', ...body })).body.jobId
    const jobId = await start({})
    await expect.poll(async () => (await job(jobId)).body.status).toBe('needs_token')
    expect((await job(jobId)).body.error).toMatchObject({ code: 'gated', message: expect.stringContaining(hub.url) })
    expect((await list('&search=flux-1-dev'))[0]?.jobId).toBe(jobId)
    // A token of another site is not tried.
    expect(await start({ civitaiToken: HF_TOKEN })).toBe(jobId)
    expect((await job(jobId)).body.status).toBe('needs_token')
    expect(await start({ huggingfaceToken: HF_TOKEN })).toBe(jobId)
    await expect.poll(async () => (await job(jobId)).body.status, { timeout: 10_000 }).toBe('completed')
  })

  it('cancels a download, whose job stays readable', async () => {
    hub.setFault({ kind: 'stall', after: 1_000, path: 'safetensors' })
    const { body } = await post<{ jobId: string }>('/api/models/download', { modelId: 'my-custom-model', force: true })
    const answer = await test.request('DELETE', `/api/models/download/${body.jobId}`)
    hub.setFault(null)
    expect([answer.status, answer.body]).toEqual([204, null])
    expect((await job(body.jobId)).body.status).toBe('cancelled')
  })

  it('leaves the bare path to specification 4, unless it is told otherwise', async () => {
    expect((await test.stranger('GET', '/api/models?type=lora')).body.detail).toBe('No models/endpoints available')
    const other = await openTestRoster({
      engine: 'sqlite',
      populate: true,
      variables: { ROSTER_API_MODELS: 'catalog', OPENAI_API_KEY: 'x' },
    })
    try {
      const bare = await other.stranger<{ models: Entry[] }>('GET', '/api/models?family=sdxl')
      expect(bare.body.models.every(({ family }) => family === 'sdxl')).toBe(true)
      expect((await other.stranger('GET', '/api/models?view=endpoints')).body).toHaveProperty('openAI')
    } finally {
      await other.close()
    }
  })

  it.each([
    ['no name', '/api/models', { ...EXAMPLE, name: undefined }, '/name'],
    ['a source of no kind', '/api/models', { ...EXAMPLE, sourceType: 'ftp' }, '/sourceType'],
    ['no repository', '/api/models', { ...EXAMPLE, huggingfaceRepo: undefined }, '/huggingfaceRepo'],
    [
      'a page of another site',
      '/api/models',
      { ...EXAMPLE, civitaiUrl: 'https://civitai.com/models/1' },
      '/civitaiUrl',
    ],
    ['a path as its repository', '/api/models', { ...EXAMPLE, huggingfaceRepo: '../../etc' }, '/huggingfaceRepo'],
    [
      'a file that leads out',
      '/api/models',
      { ...EXAMPLE, huggingfaceFiles: ['config.json', '../x.safetensors'] },
      '/huggingfaceFiles/1',
    ],
    ['a hash for two files', '/api/models', { ...EXAMPLE, sha256: 'a'.repeat(64) }, '/sha256'],
    ['a hash that is none', '/api/models', { ...EXAMPLE, sha256: 'abc' }, '/sha256'],
    ['a type of no kind', '/api/models', { ...EXAMPLE, type: 'checkpoint' }, '/type'],
    ['an unknown field', '/api/models', { ...EXAMPLE, huggingface_repo: 'a/b' }, '/huggingface_repo'],
    ['tags that are none', '/api/models', { ...EXAMPLE, tags: 'custom' }, '/tags'],
    ['no model', '/api/models/download', {}, '/modelId'],
    ['a model that cannot be one', '/api/models/download', { modelId: '../x' }, '/modelId'],
    ['an unknown field', '/api/models/download', { modelId: 'flux-1-dev', token: 'x' }, '/token'],
    ['an empty token', '/api/models/download', { modelId: 'flux-1-dev', huggingfaceToken: '' }, '/huggingfaceToken'],
    ['a token with a line', '/api/models/download', { modelId: 'a', civitaiToken: 'a\nb' }, '/civitaiToken'],
    [
      'a token that is too long',
      '/api/models/download',
      { modelId: 'a', civitaiToken: 'a'.repeat(4097) },
      '/civitaiToken',
    ],
    ['a wish that is no flag', '/api/models/download', { modelId: 'a', force: 1 }, '/force'],
  ])('refuses %s', async (_what, path, body, pointer) => {
    const answer = await test.request('POST', path, body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } })
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer)
  })

  it.each([
    'view=nothing',
    'view=catalog&type=checkpoint',
    'view=catalog&installed=maybe',
    'view=catalog&modality=image',
  ])('refuses the question %s', async (query) => {
    expect((await test.stranger('GET', `/api/models?${query}`)).status).toBe(400)
  })

  it('says so where there is no such model or job', async () => {
    expect((await post('/api/models/download', { modelId: 'nobody' })).status).toBe(404)
    expect((await job('nobody')).status).toBe(404)
    expect((await test.request('DELETE', '/api/models/download/nobody')).status).toBe(404)
    expect((await test.stranger('POST', '/api/models', EXAMPLE)).status).toBe(401)
  })
})
