import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/support/fixture.ts'
import { openRouter } from './openrouter.ts'

const imported = openRouter.parse(fixture('openrouter.json'))

const draftOf = (entry: string) => {
  const model = imported.models.find((each) => each.entry === entry)
  if (!model) throw new Error(`no model came of ${entry}`)
  return model.draft
}

const priced = (pricing: unknown) => openRouter.parse({ data: [{ id: 'm', pricing }] }).models[0]?.draft.pricing

describe('OpenRouter', () => {
  it('gives facts, limits and prices', () => {
    expect(draftOf('anthropic/claude-sonnet-4.5')).toMatchObject({
      provider: 'openrouter',
      model_key: 'anthropic/claude-sonnet-4.5',
      display_name: 'Anthropic: Claude Sonnet 4.5',
      modality: 'text',
      task: 'chat',
      capabilities: { context_window: 1_000_000, max_output: 64_000, input_modalities: ['text', 'image', 'pdf'] },
      pricing: {
        input_per_mtok: 3,
        output_per_mtok: 15,
        cache_write_1h_per_mtok: 6,
        per_web_search: 0.01,
        tiers: [{ above_input_tokens: 200_000, inclusive: true, input_per_mtok: 6, output_per_mtok: 22.5 }],
      },
    })
    expect(draftOf('z-ai/glm-4.5')).toMatchObject({ hf_model_id: 'zai-org/GLM-4.5', deprecation_date: '2026-12-31' })
    expect(draftOf('~x-ai/grok-latest').capabilities).toMatchObject({ alias_of: 'x-ai/grok-4.5' })
  })

  it('leaves a price unknown that depends on the model chosen, and 0 free', () => {
    expect(draftOf('openrouter/auto').pricing).toEqual({})
    expect(draftOf('inclusionai/ling-3.0-flash:free').pricing).toMatchObject({ input_per_mtok: 0, output_per_mtok: 0 })
  })

  it('takes the noise of a double out of a decimal', () => {
    expect(draftOf('openai/gpt-5.6-luna').pricing).toMatchObject({ output_per_mtok: 0.6, cache_write_per_mtok: 0.125 })
  })

  it('takes 0 beside a price for no price of its own', () => {
    const pricing = { prompt: '0.0000025', completion: '0.00001', internal_reasoning: '0', image: '0', request: '0' }
    expect(priced(pricing)).toEqual({ input_per_mtok: 2.5, output_per_mtok: 10, per_request: 0 })
  })

  it('tells the price of an image from the price of its tokens', () => {
    expect(draftOf('google/gemini-2.5-flash-image').pricing).toMatchObject({
      image_input_per_mtok: 0.3,
      image_output_per_mtok: 30,
    })
    expect(priced({ prompt: '0.0000025', image: '0.003613' })).toEqual({
      input_per_mtok: 2.5,
      per_input_image: 0.003613,
    })
  })

  it('says a model once', () => {
    const { models, skipped } = openRouter.parse({ data: [{ id: 'm' }, { id: 'm' }] })
    expect(models).toHaveLength(1)
    expect(skipped).toEqual([{ entry: 'm', reason: 'is the same model as m' }])
  })

  it('names the entry that is broken', () => {
    expect(() => priced({ prompt: 'abc' })).toThrow('OpenRouter: m.pricing: prompt must be a number, not "abc"')
    expect(() => priced({ prompt: '-2' })).toThrow(
      'OpenRouter: m.pricing: prompt must be a price of 0 or more, not "-2"',
    )
    expect(() => openRouter.parse({ data: [{}] })).toThrow('OpenRouter: data[0]: id must be the name of a model')
    expect(() => openRouter.parse({ data: [7] })).toThrow('OpenRouter: data[0]: must be an object, not 7')
  })
})
