import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { modelsDev } from './models-dev.ts'

const imported = modelsDev.parse(fixture('models.dev.json'))

const draftOf = (entry: string) => {
  const model = imported.models.find((each) => each.entry === entry)
  if (!model) throw new Error(`no model came of ${entry}`)
  return model.draft
}

const providerOf = (id: string) => imported.providers.find((provider) => provider.id === id)

const parsed = (model: Record<string, unknown>) => modelsDev.parse({ p: { models: { m: model } } }).models[0]?.draft

describe('models.dev', () => {
  it('gives facts, limits and prices as they are', () => {
    expect(draftOf('openai/gpt-5.4')).toEqual({
      provider: 'openAI',
      model_key: 'gpt-5.4',
      display_name: 'GPT-5.4',
      modality: 'text',
      task: 'chat',
      family: 'gpt',
      knowledge_cutoff: '2025-08-31T00:00:00Z',
      capabilities: expect.objectContaining({
        context_window: 1_050_000,
        max_input: 922_000,
        max_output: 128_000,
        thinking: true,
        supports_tools: true,
        supports_vision: true,
        input_modalities: ['text', 'image', 'pdf'],
        open_weights: false,
      }),
      pricing: {
        input_per_mtok: 2.5,
        output_per_mtok: 15,
        cache_read_per_mtok: 0.25,
        tiers: [{ above_input_tokens: 272_000, input_per_mtok: 5, output_per_mtok: 22.5, cache_read_per_mtok: 0.5 }],
        service_tiers: { priority: { input_per_mtok: 5, output_per_mtok: 30, cache_read_per_mtok: 0.5 } },
      },
    })
  })

  it('believes tiers, and their legacy copy only without them', () => {
    expect(draftOf('302ai/gpt-5.4').pricing?.tiers).toEqual([
      { above_input_tokens: 272_000, input_per_mtok: 5, output_per_mtok: 22.5 },
    ])
    expect(parsed({ cost: { input: 1, context_over_200k: { input: 2 } } })?.pricing?.tiers).toEqual([
      { above_input_tokens: 200_000, input_per_mtok: 2 },
    ])
  })

  it('leaves a price unknown that is not there, and keeps costs of an unknown unit apart', () => {
    expect(draftOf('poe/google/veo-3').pricing).toEqual({})
    expect(draftOf('perplexity/sonar-deep-research').pricing).toEqual({
      input_per_mtok: 2,
      output_per_mtok: 8,
      reasoning_per_mtok: 3,
      citation: 2,
      request: 5,
    })
    expect(draftOf('minimax/MiniMax-M2.1').pricing).toMatchObject({
      cache_read_per_mtok: 0.03,
      cache_write_per_mtok: 0.375,
    })
    expect(draftOf('anthropic/claude-opus-4-6').pricing?.service_tiers?.fast).toMatchObject({ input_per_mtok: 30 })
  })

  it.each([
    ['poe/google/veo-3', 'video', 'generation'],
    ['poe/google/lyria', 'audio', 'generation'],
    ['google/gemini-2.5-flash-preview-tts', 'audio', 'speech'],
    ['vercel/openai/gpt-4o-transcribe', 'text', 'transcription'],
    ['vercel/cohere/rerank-v3.5', 'text', 'rerank'],
    ['openai/text-embedding-3-large', 'text', 'embedding'],
    ['openai/chatgpt-image-latest', 'text', 'chat'],
  ])('says what %s does', (entry, modality, task) => expect(draftOf(entry)).toMatchObject({ modality, task }))

  it('marks what is deprecated, and leaves a limit of 0 unknown', () => {
    expect(draftOf('mistral/devstral-2512').tags).toEqual(['deprecated'])
    expect(parsed({ limit: { context: 0, output: 8 } })?.capabilities).toEqual({ max_output: 8 })
  })

  it.each([
    ['2025-03-31', '2025-03-31T00:00:00Z'],
    ['2025-03', '2025-03-01T00:00:00Z'],
    ['2025', '2025-01-01T00:00:00Z'],
    ['2025-02-30', undefined],
    ['spring', undefined],
  ])('reads knowledge until %s', (knowledge, time) => expect(parsed({ knowledge })?.knowledge_cutoff).toBe(time))

  it.each([
    ['openAI', { kind: 'openAI', base_url: 'https://api.openai.com/v1', api_key_env: 'OPENAI_API_KEY' }],
    ['anthropic', { kind: 'anthropic', base_url: 'https://api.anthropic.com', auth_scheme: 'x-api-key' }],
    ['minimax', { kind: 'anthropic', base_url: 'https://api.minimax.io/anthropic', auth_scheme: 'x-api-key' }],
    ['bailing', { kind: 'openAI', base_url: 'https://api.tbox.cn/api/llm/v1', api_key_env: 'BAILING_API_TOKEN' }],
    ['openrouter', { kind: 'openAI', display_name: 'OpenRouter', base_url: 'https://openrouter.ai/api/v1' }],
    ['lmstudio', { kind: 'openAI', base_url: 'http://127.0.0.1:1234/v1' }],
    ['databricks', { kind: 'other', base_url: null, api_key_env: null }],
    ['amazon-bedrock', { kind: 'other', base_url: null, api_key_env: null }],
    ['groq', { kind: 'other', base_url: null, api_key_env: 'GROQ_API_KEY' }],
    ['302ai', { kind: 'openAI', api_key_env: null }],
  ])('says how %s is called', (id, provider) => expect(providerOf(id)).toMatchObject(provider))

  it('names the entry that is broken', () => {
    expect(() => parsed({ cost: { input: 'abc' } })).toThrow('models.dev: p/m.cost: input must be a number, not "abc"')
    expect(() => parsed({ cost: { output: -2 } })).toThrow('p/m.cost: output must be a price of 0 or more, not -2')
    expect(() => modelsDev.parse({ p: { models: { m: 1 } } })).toThrow('models.dev: p/m: must be an object, not 1')
    expect(() => modelsDev.parse({ p: { models: {} }, q: null })).toThrow('models.dev: q: must be an object, not null')
  })
})
