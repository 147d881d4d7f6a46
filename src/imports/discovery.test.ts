// Discovery over real sockets: what each kind of provider tells, the difference that it makes, and what becomes of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAnthropic } from '../../test/support/anthropic.ts'
import { KEY } from '../../test/support/calls.ts'
import { openOpenAi } from '../../test/support/openai.ts'
import { openProvider, type Provider } from '../../test/support/provider.ts'
import { everyRow, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { Model } from '../catalog/contract.ts'
import type { DiscoveryReport } from './contract.ts'

let test: TestRoster
let upstream: Provider | undefined
beforeEach(async () => {
  test = await openTestRoster({ engine: 'sqlite', variables: { ACME_API_KEY: KEY } })
})
afterEach(async () => {
  await test.close()
  await upstream?.close()
  upstream = undefined
})

const add = async (path: string, body: object) => {
  const { status, body: answer } = await test.request('POST', `/api/v1/${path}`, body)
  if (status !== 201) throw new Error(JSON.stringify(answer))
}
const provider = (kind: string, base_url: string, more: object = {}) =>
  add('providers', { id: 'acme', display_name: 'Acme', kind, base_url, api_key_env: 'ACME_API_KEY', ...more })
const chat = (model_key: string, more: object = {}) =>
  add('models', { provider: 'acme', model_key, display_name: model_key, modality: 'text', task: 'chat', ...more })
const discover = (query = '') => test.request<DiscoveryReport>('POST', `/api/v1/providers/acme/discover${query}`)
const read = async (id: string) => (await test.request<Model>('GET', `/api/v1/models/${id}`)).body

describe('discovery at an OpenAI-compatible server', () => {
  it('shows what is new, gone and changed, writes nothing, and then all of it as one change', async () => {
    const server = await openOpenAi()
    upstream = server
    server.models = [
      { id: 'small', object: 'model', max_model_len: 8192 },
      { id: 'known', object: 'model', context_length: 32_000, deprecation_date: '2031-05-01' },
      { id: 'text-embedding-3', object: 'model' },
      { id: 'gpt-image-1', object: 'model' },
      { id: 'gpt-4o-mini-tts', object: 'model' },
    ]
    await provider('openAI', server.url)
    await chat('known', { capabilities: { context_window: 16_000 }, task: 'generation' })
    await chat('retired')
    const before = await everyRow(test)
    const { body: report } = await discover()
    expect(await everyRow(test)).toEqual(before)
    expect(report).toMatchObject({
      ...{ source: 'acme', dry_run: true, summary: { read: 5, new: 4, changed: 1, kept: 1, gone: 1, skipped: 0 } },
      new: [
        { model_key: 'small' },
        { model_key: 'text-embedding-3' },
        { model_key: 'gpt-image-1' },
        { model_key: 'gpt-4o-mini-tts' },
      ],
      changed: [{ id: 'known', fields: [{ field: 'deprecation_date', from: null, to: '2031-05-01' }] }],
      kept: [{ id: 'known', fields: [{ field: 'capabilities.context_window', from: 16_000, to: 32_000 }] }],
      gone: [{ id: 'retired' }],
      deprecations: [
        {
          id: 'known',
          deprecation_date: '2031-05-01',
          message: expect.stringMatching(
            /^known will be switched off on 2031-05-01, in \d+ days; choose another model$/,
          ),
        },
      ],
    })
    const applied = (await discover('?dry_run=false')).body
    expect(applied).toMatchObject({ dry_run: false, summary: { new: 4, changed: 1 } })
    expect(await read('known')).toMatchObject({
      task: 'generation',
      deprecation_date: '2031-05-01',
      capabilities: { context_window: 16_000 },
    })
    expect(await read('acme-small')).toMatchObject({
      origin: 'discovered',
      priority: 100,
      capabilities: { context_window: 8192 },
    })
    const made = await Promise.all(['acme-text-embedding-3', 'acme-gpt-image-1', 'acme-gpt-4o-mini-tts'].map(read))
    expect(made.map(({ modality, task }) => `${modality}/${task}`)).toEqual([
      'text/embedding',
      'image/generation',
      'audio/speech',
    ])
    expect((await discover()).body.summary).toMatchObject({ new: 0, changed: 0, kept: 1, gone: 1 })
    expect((await test.request('POST', `/api/v1/changes/${applied.revision}/undo`)).status).toBe(200)
    expect((await test.request('GET', '/api/v1/models/acme-small')).status).toBe(404)
  })

  it('keeps what a person changed of a model that it brought', async () => {
    const server = await openOpenAi()
    upstream = server
    server.models = [{ id: 'small', max_model_len: 8192 }]
    await provider('openAI', server.url)
    await discover('?dry_run=false')
    await test.request('PATCH', '/api/v1/models/acme-small', { task: 'generation' })
    server.models = [{ id: 'small', max_model_len: 16_384, display_name: 'Small' }]
    expect((await discover('?dry_run=false')).body).toMatchObject({
      changed: [{ fields: [{ field: 'capabilities.context_window', to: 16_384 }, { field: 'display_name' }] }],
      kept: [{ fields: [{ field: 'task', to: 'chat' }] }],
    })
    expect(await read('acme-small')).toMatchObject({ display_name: 'Small', task: 'generation' })
  })

  it.each([
    ['a refused key', { kind: 'refused-key' }, 502, 'refuses the key in ACME_API_KEY'],
    ['HTML', { kind: 'html' }, 502, 'no JSON'],
    ['another shape', { kind: 'shape' }, 502, 'no list of models'],
    ['half an answer', { kind: 'half' }, 502, 'broke off'],
  ] as const)('says that the server gives %s', async (_, fault, status, sentence) => {
    upstream = await openOpenAi()
    upstream.fail(fault)
    await provider('openAI', upstream.url)
    const { body } = await discover()
    expect(body).toMatchObject({ status, detail: expect.stringContaining(sentence) })
    expect(JSON.stringify(body)).not.toContain(KEY)
  })

  it('says what is missing, and asks nobody', async () => {
    upstream = await openOpenAi()
    await provider('openAI', upstream.url, { api_key_env: 'OTHER_API_KEY' })
    expect((await discover()).body).toMatchObject({ status: 409, detail: expect.stringContaining('set OTHER_API_KEY') })
    expect((await test.request('POST', '/api/v1/providers/local/discover')).body.status).toBe(404)
    expect(upstream.requests).toEqual([])
  })
})

describe('discovery at Anthropic', () => {
  it('reads every page, the limits, and when a model is switched off', async () => {
    const server = await openAnthropic()
    upstream = server
    const model = (id: string, more: object = {}) => ({
      type: 'model',
      id,
      display_name: `The ${id}`,
      created_at: '2026-01-01T00:00:00Z',
      ...more,
    })
    server.models = [
      model('claude-a', {
        max_input_tokens: 200_000,
        max_tokens: 64_000,
        capabilities: { thinking: { supported: true }, image_input: { supported: true } },
      }),
      model('claude-b', { lifecycle: 'deprecated', retires_at: '2020-01-22T00:00:00Z' }),
      model('claude-c'),
    ]
    await provider('anthropic', server.url, { auth_scheme: 'x-api-key' })
    await discover('?dry_run=false')
    expect(await read('acme-claude-a')).toMatchObject({
      ...{ display_name: 'The claude-a', modality: 'text', task: 'chat', deprecation_date: null },
      capabilities: { context_window: 200_000, max_output: 64_000, thinking: true, supports_vision: true },
    })
    expect((await discover()).body).toMatchObject({
      summary: { read: 3, new: 0, gone: 0 },
      deprecations: [
        { model_key: 'claude-b', message: 'The claude-b was switched off on 2020-01-22; choose another model' },
      ],
    })
    expect(server.requests.map(({ path }) => path)).toContain('/v1/models?limit=1000&after_id=claude-b')
  })
})

describe('discovery at Replicate', () => {
  it('reads its collections, and calls nothing gone that was never in them', async () => {
    const collections: Record<string, string[]> = { 'text-to-image': ['flux', 'sdxl'], 'language-models': ['llama'] }
    upstream = await openProvider(({ path }) => {
      const names = collections[path.replace('/v1/collections/', '')]
      if (!names) return { status: 404, body: { detail: 'Not found.' } }
      return { body: { models: names.map((name) => ({ owner: 'some', name, description: `It is ${name}` })) } }
    })
    await provider('replicate', `${upstream.url}/v1`)
    await chat('some/private-one')
    expect((await discover('?dry_run=false')).body).toMatchObject({ summary: { new: 3, gone: 0 } })
    expect(await read('acme-some-flux')).toMatchObject({
      modality: 'image',
      task: 'generation',
      description: 'It is flux',
    })
    collections['text-to-image'] = ['flux']
    expect((await discover()).body).toMatchObject({ summary: { new: 0, gone: 1 }, gone: [{ model_key: 'some/sdxl' }] })
  })
})
