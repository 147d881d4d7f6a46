// A price that nobody told is unknown; one that is nothing is free.
import { describe, expect, it } from 'vitest'
import { pricesOf, shortPrice } from './prices.ts'

describe('the price in the list', () => {
  it.each([
    [{}, 'unknown'],
    [{ input_per_mtok: null, output_per_mtok: null }, 'unknown'],
    [{ input_per_mtok: 3, output_per_mtok: 15 }, '$3.00 / $15.00'],
    [{ input_per_mtok: 0, output_per_mtok: 0 }, 'free'],
    [{ input_per_mtok: 0.1 }, '$0.10 / unknown'],
    [{ per_image: 0.04 }, '$0.04'],
  ])('of %j is %s', (pricing, text) => expect(shortPrice(pricing).text).toBe(text))
})

describe('all prices', () => {
  it('have a name and a unit, the usual ones first', () => {
    expect(pricesOf({ per_input_image: 0.01, output_per_mtok: 2, currency: 'USD' })).toEqual([
      { name: 'output_per_mtok', label: 'Output', text: '$2.00', unit: 'per million tokens' },
      { name: 'per_input_image', label: 'Input image', text: '$0.01', unit: 'per input image' },
    ])
  })
})
