import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { litellm } from './litellm.ts'

const imported = litellm.parse(fixture('litellm.json'))

const draftOf = (entry: string) => {
  const model = imported.models.find((each) => each.entry === entry)
  if (!model) throw new Error(`no model came of ${entry}`)
  return model.draft
}

/** What comes of one entry, with a provider unless it names one. */
const parsed = (record: Record<string, unknown>, entry = 'm') =>
  litellm.parse({ [entry]: { litellm_provider: 'openai', ...record } }).models[0]?.draft

describe('LiteLLM', () => {
  it('reports what is no model', () => {
    expect(imported.models).toHaveLength(34)
    expect(imported.skipped.map(({ entry }) => entry)).toEqual([
      'sample_spec',
      'fallback_generalizations',
      'last_updated',
    ])
    expect(litellm.parse({ m: { litellm_provider: 'x' }, rules: {} }).skipped).toEqual([
      { entry: 'rules', reason: 'names no provider' },
    ])
  })

  it('gives prices for a million tokens, with tiers, service tiers and regions', () => {
    expect(draftOf('gpt-5.4').pricing).toEqual({
      input_per_mtok: 2.5,
      output_per_mtok: 15,
      cache_read_per_mtok: 0.25,
      tiers: [{ above_input_tokens: 272_000, input_per_mtok: 5, output_per_mtok: 22.5, cache_read_per_mtok: 0.5 }],
      service_tiers: {
        batch: { input_per_mtok: 1.25, output_per_mtok: 7.5 },
        flex: { input_per_mtok: 1.25, output_per_mtok: 7.5, cache_read_per_mtok: 0.13 },
        priority: { input_per_mtok: 5, output_per_mtok: 30, cache_read_per_mtok: 0.5 },
      },
      regional_multipliers: { eu: 1.1, us: 1.1 },
    })
    expect(draftOf('gemini-3-pro-preview').pricing?.service_tiers?.priority?.tiers).toEqual([
      { above_input_tokens: 200_000, input_per_mtok: 7.2, output_per_mtok: 32.4, cache_read_per_mtok: 0.72 },
    ])
    expect(draftOf('anthropic.claude-sonnet-4-5-20250929-v1:0').pricing?.tiers).toEqual([
      expect.objectContaining({ above_input_tokens: 200_000, cache_write_per_mtok: 7.5, cache_write_1h_per_mtok: 12 }),
    ])
  })

  it('begins a tier of xAI at its threshold', () => {
    expect(draftOf('xai/grok-4-fast-reasoning').pricing?.tiers).toEqual([
      { above_input_tokens: 128_000, inclusive: true, input_per_mtok: 0.4, output_per_mtok: 1 },
    ])
  })

  it('reads a table of tiers, whose cache costs what its input does', () => {
    const { pricing } = draftOf('dashscope/qwen-plus-latest')
    expect(pricing).toEqual({
      input_per_mtok: 0.4,
      output_per_mtok: 1.2,
      reasoning_per_mtok: 4,
      cache_read_per_mtok: 0.4,
      cache_write_per_mtok: 0.4,
      cache_write_1h_per_mtok: 0.4,
      tiers: [
        {
          above_input_tokens: 256_000,
          input_per_mtok: 1.2,
          output_per_mtok: 3.6,
          reasoning_per_mtok: 12,
          cache_read_per_mtok: 1.2,
          cache_write_per_mtok: 1.2,
          cache_write_1h_per_mtok: 1.2,
        },
      ],
    })
    expect(draftOf('exa_ai/search')).toMatchObject({ provider: 'exa-ai', task: 'search', pricing: {} })
  })

  it('knows fast modes and other hosts', () => {
    const { pricing } = draftOf('claude-opus-4-6')
    expect(pricing?.service_tiers?.fast).toMatchObject({
      input_per_mtok: 30,
      output_per_mtok: 150,
      cache_read_per_mtok: 3,
    })
    expect(pricing?.regional_multipliers).toEqual({ us: 1.1 })
    expect(draftOf('amazon.titan-embed-text-v2:0').pricing).toEqual({ input_per_mtok: 0.02, output_per_mtok: 0 })
  })

  it.each([
    ['1024-x-1024/dall-e-2', { per_pixel: 1.9e-8, billing_unit: 'per_pixel' }],
    ['1024-x-1024/50-steps/bedrock/amazon.nova-canvas-v1:0', { per_image: 0.06, billing_unit: 'per_image' }],
    ['runwayml/gen4_image', { per_image: 0.05, billing_unit: 'per_image' }],
    ['whisper-1', { per_input_audio_second: 0.0001, billing_unit: 'per_input_audio_second' }],
    ['openai/sora-2', { per_second: 0.1, billing_unit: 'per_second' }],
    ['rerank-v3.5', { per_request: 0.002, input_per_mtok: 0, output_per_mtok: 0, billing_unit: 'per_request' }],
    ['low/1024-x-1024/gpt-image-1', { per_image: 0.011, per_pixel: 1.0490417e-8 }],
    [
      'perplexity/sonar-deep-research',
      expect.objectContaining({ per_web_search: 0.005, citation_cost_per_token: 2e-6 }),
    ],
  ])('prices %s', (entry, pricing) => expect(draftOf(entry).pricing).toEqual(pricing))

  it('drops the provider from a key unless two models would then share it', () => {
    const keys = Object.fromEntries(
      imported.models.map(({ entry, draft }) => [entry, `${draft.provider}: ${draft.model_key}`]),
    )
    expect(keys).toMatchObject({
      'azure/gpt-4o': 'azure: gpt-4o',
      'azure/computer-use-preview': 'azure: azure/computer-use-preview',
      'computer-use-preview': 'azure: computer-use-preview',
      'deepseek/deepseek-chat': 'deepseek: deepseek/deepseek-chat',
      'openrouter/anthropic/claude-3-haiku': 'openrouter: anthropic/claude-3-haiku',
      'openrouter/openrouter/bodybuilder': 'openrouter: openrouter/bodybuilder',
      'vertex_ai/claude-3-5-haiku': 'google-vertex: claude-3-5-haiku',
      'vertex_ai/gemini-2.5-flash-image': 'google-vertex: vertex_ai/gemini-2.5-flash-image',
      'gpt-3.5-turbo-instruct': 'openAI: gpt-3.5-turbo-instruct',
    })
  })

  it.each([
    ['gpt-3.5-turbo-instruct', 'text', 'completion', ['text']],
    ['whisper-1', 'text', 'transcription', ['audio']],
    ['azure/gpt-4o-mini-tts', 'audio', 'speech', ['text', 'audio']],
    ['azure/gpt-realtime-2025-08-28', 'audio', 'realtime', ['text', 'image', 'audio']],
    ['fireworks-ai-default', 'text', 'chat', ['text']],
    ['gpt-5.4', 'text', 'chat', ['text', 'image', 'pdf']],
  ])('says what %s does', (entry, modality, task, input_modalities) => {
    expect(draftOf(entry)).toMatchObject({ modality, task, capabilities: { input_modalities } })
  })

  it('keeps limits apart, and a limit of 0 unknown', () => {
    expect(draftOf('xai/grok-4-fast-reasoning')).toMatchObject({
      capabilities: { max_input: 2_000_000, max_output: 2_000_000, supports_tools: true },
      deprecation_date: '2026-05-15',
    })
    expect(draftOf('gpt-5.4').capabilities).not.toHaveProperty('context_window')
    expect(draftOf('omni-moderation-latest').capabilities).not.toHaveProperty('max_output')
  })

  it('reads numbers that came as text, and expands aliases', () => {
    expect(parsed({ input_cost_per_token: '3e-7', max_input_tokens: '128000' })).toMatchObject({
      pricing: { input_per_mtok: 0.3 },
      capabilities: { max_input: 128_000 },
    })
    const { models } = litellm.parse({
      a: { litellm_provider: 'x', aliases: ['b', 'c'] },
      c: { litellm_provider: 'y' },
    })
    expect(models.map(({ entry, draft }) => [entry, draft.provider])).toEqual([
      ['a', 'x'],
      ['c', 'y'],
      ['b', 'x'],
    ])
  })

  it('reads off-peak hours, by the days of the week as well', () => {
    const off_peak_pricing = {
      hours_utc: '4:00-06:00',
      windows: [{ weekdays: [6, 'Sunday'], hours_utc: ['00:00-00:00'] }],
      weekday_timezone: 'Asia/Shanghai',
      input_cost_per_token: 5e-7,
    }
    expect(parsed({ input_cost_per_token: 1e-6, off_peak_pricing })?.pricing?.off_peak).toEqual({
      hours_utc: ['04:00-06:00'],
      windows: [{ weekdays: ['sat', 'sun'], hours_utc: ['00:00-00:00'] }],
      weekday_timezone: 'Asia/Shanghai',
      input_per_mtok: 0.5,
    })
  })

  it.each([
    [{ input_cost_per_token: 'abc' }, 'LiteLLM: m: input_cost_per_token must be a number, not "abc"'],
    [{ input_cost_per_token: -1 }, 'LiteLLM: m: input_cost_per_token must be a price of 0 or more, not -1'],
    [{ output_cost_per_image: Number.NaN }, 'LiteLLM: m: output_cost_per_image must be a number, not null'],
    [{ max_input_tokens: {} }, 'LiteLLM: m: max_input_tokens must be a number, not {}'],
    [{ tiered_pricing: [7] }, 'LiteLLM: m.tiered_pricing[0]: must be an object, not 7'],
    [{ off_peak_pricing: { hours_utc: 'noon' } }, 'm.off_peak_pricing: hours_utc must be hours such as "16:30-00:30"'],
  ])('names the entry that is broken: %j', (record, message) => expect(() => parsed(record)).toThrow(message))

  it('is not taken in by the names of JavaScript', () => {
    const { models, providers } = litellm.parse({ constructor: { litellm_provider: 'constructor', mode: '__proto__' } })
    expect(models[0]?.draft).toMatchObject({ provider: 'constructor', model_key: 'constructor', task: 'chat' })
    expect(providers).toEqual([expect.objectContaining({ display_name: 'Constructor', kind: 'other', base_url: null })])
  })

  it('names an entry that is no object', () => {
    expect(() => litellm.parse({ a: { litellm_provider: 'x' }, b: 7 })).toThrow('LiteLLM: b: must be an object, not 7')
  })
})
