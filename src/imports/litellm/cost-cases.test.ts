// Every cost that LiteLLM's own tests and rules expect, by our prices and our arithmetic.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Pricing } from '../../pricing/contract.ts'
import { type CountName, costOf, type Usage } from '../../pricing/index.ts'
import { Fields } from '../fields.ts'
import { litellmPricing } from './prices.ts'

interface Case {
  id: string
  provider: string
  rates: Record<string, unknown>
  usage: Record<string, number>
  at?: string
  service_tier?: string
  billing?: 'batch' | 'units'
  expected: { total_cost: number }
}

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/litellm_cost_cases.json', import.meta.url), 'utf8'),
)

const COUNTS: Readonly<Record<string, CountName>> = {
  prompt_tokens: 'input_tokens',
  completion_tokens: 'output_tokens',
  cached_tokens: 'cached_input_tokens',
  cache_creation_tokens: 'cache_write_tokens',
  audio_input_tokens: 'audio_input_tokens',
  audio_output_tokens: 'audio_output_tokens',
  image_output_tokens: 'image_output_tokens',
  reasoning_tokens: 'reasoning_tokens',
  image_count: 'input_images',
  audio_seconds: 'audio_seconds',
  video_seconds: 'video_seconds',
  images: 'images',
  width: 'width',
  height: 'height',
}

const usageOf = (usage: Record<string, number>): Usage =>
  Object.fromEntries(Object.entries(usage).flatMap(([name, count]) => (COUNTS[name] ? [[COUNTS[name], count]] : [])))

describe('LiteLLM’s cost cases', () => {
  it('are all here', () => expect(cases).toHaveLength(46))

  it.each(cases)('$id', ({ id, rates, usage, at = '2026-01-01T12:00:00Z', service_tier, billing, expected }) => {
    const pricing = litellmPricing(new Fields('LiteLLM', id, rates))
    const cost = costOf(Pricing.parse(pricing), usageOf(usage), {
      at,
      service_tier: billing === 'batch' ? 'batch' : service_tier,
    })
    expect(cost).toMatchObject({ known: true, reason: null, currency: 'USD' })
    expect(Math.abs((cost.amount ?? Number.NaN) - expected.total_cost)).toBeLessThanOrEqual(1e-12)
  })
})
