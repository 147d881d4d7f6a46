// Every price that is told stands in the table, under when it holds.
import { expect, it } from 'vitest'
import { priceTable } from './price-table.ts'

it('has a column for each time at which other prices hold', () => {
  const { columns, rates } = priceTable({
    currency: 'EUR',
    input_per_mtok: 3,
    output_per_mtok: 15,
    tiers: [{ above_input_tokens: 200_000, input_per_mtok: 6 }],
    service_tiers: { batch: { input_per_mtok: 1.5 }, flex: null },
    off_peak: { hours_utc: '16:30-00:30', output_per_mtok: 0 },
  })
  expect(rates.map(({ label }) => label)).toEqual(['Input', 'Output'])
  expect(columns.map(({ label, prices }) => [label, prices.get('input_per_mtok')?.text])).toEqual([
    ['Standard', '€3.00'],
    ['Above 200,000 tokens', '€6.00'],
    ['Batch', '€1.50'],
    ['Off-peak', undefined],
  ])
  expect(columns.at(-1)?.prices.get('output_per_mtok')?.text).toBe('free')
})

it('keeps the standard column where nothing is known', () => {
  expect(priceTable({})).toMatchObject({ columns: [{ label: 'Standard' }], rates: [] })
})
