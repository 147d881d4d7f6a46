// Laws that every price and every usage keeps.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { record } from '../core/record.ts'
import { RATE_NAMES } from './contract.ts'
import { costOf, type Pricing, type Usage } from './index.ts'

const AT = '2026-01-01T00:00:00Z'
const amountOf = (pricing: Pricing, usage: Usage): number => costOf(pricing, usage, { at: AT }).amount ?? Number.NaN

const count = fc.integer({ min: 0, max: 10_000_000 })
const rate = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 1000)
const INPUT_PARTS = ['cached_input_tokens', 'cache_write_tokens', 'audio_input_tokens', 'image_input_tokens'] as const
const OUTPUT_PARTS = ['reasoning_tokens', 'audio_output_tokens', 'image_output_tokens'] as const
const OTHERS = [
  'images',
  'seconds',
  'input_images',
  'audio_seconds',
  'characters',
  'pages',
  'web_searches',
  'requests',
] as const

/** Every rate is known. */
const priced: fc.Arbitrary<Pricing> = fc.record(record(RATE_NAMES, () => rate))

/** A usage whose totals hold their parts and some text, so that a sum of two is one as well. */
const usage: fc.Arbitrary<Usage> = fc
  .record({ ...record([...INPUT_PARTS, ...OUTPUT_PARTS, ...OTHERS], () => count), text_in: count, text_out: count })
  .map(({ text_in, text_out, ...counts }) => ({
    ...counts,
    input_tokens: INPUT_PARTS.reduce((sum, part) => sum + counts[part], text_in),
    output_tokens: OUTPUT_PARTS.reduce((sum, part) => sum + counts[part], text_out),
  }))

/** Parts of one kind only: the ways to count a thing exclude one another, so that sums are only of a kind. */
const tokens = usage.map(
  ({ images: _i, seconds: _s, input_images: _n, audio_seconds: _a, characters: _c, ...rest }) => rest,
)

const plus = (left: Usage, right: Usage): Usage =>
  Object.fromEntries(
    Object.entries(left).map(([name, value]) => [name, (value ?? 0) + (right[name as keyof Usage] ?? 0)]),
  )

describe('costs', () => {
  it('are never below 0, and known where every rate is', () => {
    fc.assert(fc.property(priced, usage, (pricing, used) => amountOf(pricing, used) >= 0))
  })

  it('add up for flat prices', () => {
    fc.assert(
      fc.property(priced, tokens, tokens, (pricing, left, right) => {
        const apart = amountOf(pricing, left) + amountOf(pricing, right)
        expect(amountOf(pricing, plus(left, right))).toBeCloseTo(apart, 4)
      }),
    )
  })

  it('grow with each count that holds no other', () => {
    const growing = fc.constantFrom('input_tokens', 'output_tokens', 'pages', 'web_searches', 'requests')
    fc.assert(
      fc.property(priced, tokens, growing, count, (pricing, used, name, more) => {
        const grown = { ...used, [name]: (used[name] ?? 0) + more }
        expect(amountOf(pricing, grown)).toBeGreaterThanOrEqual(amountOf(pricing, used))
      }),
    )
  })

  it('are not known as soon as one token that was used has neither a rate nor another to fall under', () => {
    fc.assert(
      fc.property(priced, tokens, fc.constantFrom('input', 'cache_read', 'cache_write'), (pricing, used, kind) => {
        const cost = costOf({ ...pricing, [`${kind}_per_mtok`]: null, per_character: null }, used, { at: AT })
        const part = {
          cache_read: used.cached_input_tokens,
          cache_write: used.cache_write_tokens,
          input: textOf(used),
        }[kind]
        expect(cost.known).toBe(part === 0)
        expect(cost.amount === null).toBe(part !== 0)
      }),
    )
  })

  it('move to a tier above its threshold, and not at it unless it is inclusive', () => {
    const threshold = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(threshold, threshold, fc.boolean(), (above_input_tokens, input_tokens, inclusive) => {
        const pricing = { input_per_mtok: 1, tiers: [{ above_input_tokens, inclusive, input_per_mtok: 2 }] }
        const isAbove = inclusive ? input_tokens >= above_input_tokens : input_tokens > above_input_tokens
        expect(amountOf(pricing, { input_tokens })).toBe(
          Number(((input_tokens * (isAbove ? 2 : 1)) / 1e6).toPrecision(15)),
        )
      }),
    )
  })

  it('do not depend on the order of tiers', () => {
    const tier = fc.record({ above_input_tokens: fc.integer({ min: 0, max: 1000 }), input_per_mtok: rate })
    const tiers = fc.uniqueArray(tier, { selector: ({ above_input_tokens }) => above_input_tokens, maxLength: 5 })
    fc.assert(
      fc.property(tiers, fc.integer({ min: 0, max: 1200 }), (list, input_tokens) => {
        const [forward, backward] = [list, list.toReversed()].map((tiers) =>
          amountOf({ input_per_mtok: 1, tiers }, { input_tokens }),
        )
        expect(forward).toBe(backward)
      }),
    )
  })
})

const textOf = (used: Usage): number =>
  INPUT_PARTS.reduce((rest, part) => rest - (used[part] ?? 0), used.input_tokens ?? 0)
