import { describe, expect, it } from 'vitest'
import { type Circumstances, costOf, type Pricing, type Usage } from './index.ts'

const NOON = '2026-01-01T12:00:00Z'

const costAt = (pricing: Pricing, usage: Usage, circumstances: Partial<Circumstances> = {}) =>
  costOf(pricing, usage, { at: NOON, ...circumstances })

const amountOf = (...parameters: Parameters<typeof costAt>) => costAt(...parameters).amount
const reasonOf = (...parameters: Parameters<typeof costAt>) => costAt(...parameters).reason

describe('what is not known', () => {
  const chat = { input_per_mtok: 3, output_per_mtok: 15 }

  it.each<[Pricing, Usage, string]>([
    [{}, { input_tokens: 1 }, 'No price is known'],
    [{ input_per_mtok: null }, { input_tokens: 1 }, 'No price is known'],
    [{}, {}, 'No price is known'],
    [{ input_per_mtok: 3 }, { input_tokens: 1, output_tokens: 5 }, 'Not known: output_per_mtok'],
    [
      chat,
      { input_tokens: 9, cached_input_tokens: 4 },
      'Not known: cache_read_per_mtok (4 cached_input_tokens were used)',
    ],
    [chat, { input_tokens: 9, audio_input_tokens: 4 }, 'Not known: audio_input_per_mtok'],
    [chat, { input_tokens: 9, cache_write_1h_tokens: 4 }, 'Not known: cache_write_1h_per_mtok'],
    [chat, { images: 2 }, 'Not known: per_image (2 images were used)'],
    [chat, { input_tokens: 9, web_searches: 1 }, 'Not known: per_web_search'],
    [chat, { input_tokens: null, output_tokens: null }, 'What was used was not counted'],
    [chat, { input_tokens: -1 }, 'input_tokens is -1, which is no count'],
    [chat, { output_tokens: Number.NaN }, 'output_tokens is NaN, which is no count'],
  ])('%j with %j', (pricing, usage, reason) => {
    expect(costAt(pricing, usage)).toEqual({
      amount: null,
      currency: 'USD',
      known: false,
      reason: expect.stringContaining(reason),
    })
  })

  it('does not matter where it was not used', () => {
    expect(costAt({ input_per_mtok: 3 }, { input_tokens: 1_000_000, output_tokens: 0 })).toEqual({
      amount: 3,
      currency: 'USD',
      known: true,
      reason: null,
    })
  })
})

describe('what is known', () => {
  it.each<[string, Pricing, Usage, number]>([
    ['free is a price', { input_per_mtok: 0, output_per_mtok: 0 }, { input_tokens: 12_345, output_tokens: 678 }, 0],
    ['nothing costs nothing', { input_per_mtok: 3 }, {}, 0],
    ['a sum is as people write it', { per_image: 0.1, per_page: 0.2 }, { images: 1, pages: 1 }, 0.3],
    ['a call has its price', { per_request: 0.005, input_per_mtok: 1 }, { input_tokens: 1_000_000 }, 1.005],
    ['calls are counted', { per_request: 0.005 }, { requests: 3 }, 0.015],
    ['reasoning is output', { output_per_mtok: 10 }, { output_tokens: 100_000, reasoning_tokens: 40_000 }, 1],
    ['images go in as input', { input_per_mtok: 2 }, { input_tokens: 500_000, image_input_tokens: 500_000 }, 1],
    [
      'parts above their total count once',
      { input_per_mtok: 2, cache_read_per_mtok: 1 },
      { input_tokens: 5, cached_input_tokens: 1e6 },
      1,
    ],
    [
      'an image by its tokens',
      { per_image: 0.04, image_output_per_mtok: 30 },
      { images: 1, output_tokens: 1000, image_output_tokens: 1000 },
      0.03,
    ],
    [
      'an image apiece, not as text',
      { per_image: 0.04, output_per_mtok: 2 },
      { images: 1, output_tokens: 1000, image_output_tokens: 1000 },
      0.04,
    ],
    ['pixels', { per_pixel: 2e-8 }, { images: 2, width: 1000, height: 1000 }, 0.04],
    ['a video by the second', { per_second: 0.1 }, { seconds: 8, width: 1920, height: 1080 }, 0.8],
    [
      'speech by its tokens or its length, not both',
      { per_second: 1, audio_output_per_mtok: 12 },
      { seconds: 9, audio_output_tokens: 1e6 },
      12,
    ],
    ['speech by the character', { per_character: 0.00001 }, { characters: 100, input_tokens: 20 }, 0.001],
  ])('%s', (_name, pricing, usage, amount) => expect(amountOf(pricing, usage)).toBe(amount))

  it('is in the currency of the prices', () => {
    expect(costAt({ currency: 'EUR', per_image: 1 }, { images: 1 })).toMatchObject({ amount: 1, currency: 'EUR' })
  })
})

describe('a billing unit', () => {
  const pricing = { per_image: 0.0023, currency: 'USD', billing_unit: 'per_image' }

  it('leaves uncharged what has no price', () => {
    expect(amountOf(pricing, { images: 2, input_tokens: 80, seconds: 3.1 })).toBe(0.0046)
  })
  it('charges what has one', () => {
    expect(amountOf({ ...pricing, input_per_mtok: 5 }, { images: 1, input_tokens: 1000 })).toBe(0.0073)
  })
  it('has to have a price', () => {
    const unpriced = { ...pricing, per_image: null, input_per_mtok: 5 }
    expect(reasonOf(unpriced, { images: 2, input_tokens: 9 })).toBe('Not known: per_image (2 images were used)')
    const calls = { billing_unit: 'per_request', input_per_mtok: 5 }
    expect(reasonOf(calls, { input_tokens: 9 })).toBe('Not known: per_request (1 requests were used)')
  })
  it('has to be counted', () => {
    expect(reasonOf(pricing, { seconds: 3.1 })).toBe('Not known: per_image (images were not counted)')
    expect(amountOf(pricing, { images: 0, seconds: 3.1 })).toBe(0)
  })
})

describe('circumstances', () => {
  const million = { input_tokens: 1_000_000, output_tokens: 1_000_000 }

  it('take half off in a batch that has no rates of its own', () => {
    expect(amountOf({ input_per_mtok: 4, output_per_mtok: 8 }, million, { service_tier: 'batch' })).toBe(6)
    const pricing = {
      input_per_mtok: 4,
      output_per_mtok: 8,
      batch_discount: 0.25,
      service_tiers: { batch: { output_per_mtok: 1 } },
    }
    expect(amountOf(pricing, million, { service_tier: 'batch' })).toBe(4)
  })

  it('charge a tier for what it names, and the standard for the rest', () => {
    const pricing = { input_per_mtok: 4, output_per_mtok: 8, service_tiers: { priority: { output_per_mtok: 16 } } }
    expect(amountOf(pricing, million, { service_tier: 'priority' })).toBe(20)
    expect(amountOf(pricing, million, { service_tier: 'fast' })).toBe(20)
    expect(amountOf(pricing, million, { service_tier: 'flex' })).toBe(12)
  })

  it('charge reasoning by the tier that names the output', () => {
    const pricing = {
      input_per_mtok: 0,
      output_per_mtok: 10,
      reasoning_per_mtok: 10,
      tiers: [{ above_input_tokens: 200_000, output_per_mtok: 15 }],
    }
    expect(amountOf(pricing, { ...million, reasoning_tokens: 1_000_000 })).toBe(15)
  })

  it('add what a region costs, to tokens alone', () => {
    const pricing = { input_per_mtok: 1, per_web_search: 0.01, regional_multipliers: { eu: 1.1, '*': 1.2 } }
    const usage = { input_tokens: 1_000_000, web_searches: 1 }
    expect(amountOf(pricing, usage, { region: 'EU' })).toBe(1.11)
    expect(amountOf(pricing, usage, { region: 'asia' })).toBe(1.21)
    expect(amountOf(pricing, usage, { region: 'global' })).toBe(1.01)
    expect(amountOf(pricing, usage, { region: 'constructor', service_tier: 'constructor' })).toBe(1.21)
    expect(amountOf(pricing, usage)).toBe(1.01)
  })
})
