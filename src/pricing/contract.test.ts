import { describe, expect, it } from 'vitest'
import { Pricing } from './contract.ts'

const complaints = (pricing: unknown): string[] =>
  (Pricing.safeParse(pricing).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)

describe('Pricing', () => {
  it.each([
    {},
    { per_image: 0.0023, currency: 'USD', billing_unit: 'per_image' },
    { input_per_mtok: 0, output_per_mtok: null, citation_per_mtok: 'whatever' },
    {
      tiers: [{ above_input_tokens: 200_000, input_per_mtok: 6, note: 'kept' }],
      service_tiers: { batch: { input_per_mtok: 1.5, tiers: [] }, flex: null, ultrafast: { input_per_mtok: 9 } },
      off_peak: { hours_utc: ['16:30-00:30'], windows: [{ hours_utc: '00:00-00:00', weekdays: ['sat'] }] },
      regional_multipliers: { eu: 1.1, '*': 1.05 },
    },
  ])('gives back what was written: %j', (pricing) => expect(Pricing.parse(pricing)).toEqual(pricing))

  it.each([
    [{ input_per_mtok: -1 }, 'input_per_mtok must be 0 (free) or more; a price that is unknown is null'],
    [{ per_image: '0.04' }, 'per_image must be a number, or null where the price is unknown'],
    [{ output_per_mtok: Number.NaN }, 'output_per_mtok must be a number, or null where the price is unknown'],
    [{ currency: 'dollars' }, 'currency must be an ISO 4217 code such as "USD"'],
    [{ batch_discount: 50 }, 'batch_discount must be a share from 0 to 1, such as 0.5 for half price'],
    [{ tiers: [{ above_input_tokens: 0.5 }] }, 'tiers.0.above_input_tokens must be a whole number of tokens'],
    [{ tiers: { 200000: {} } }, 'tiers must be a list of {"above_input_tokens": ...} with rates'],
    [{ service_tiers: { fast: { input_per_mtok: -2 } } }, 'service_tiers.fast.input_per_mtok must be 0 (free) or more'],
    [{ off_peak: { hours_utc: '4pm' } }, 'off_peak.hours_utc must be hours such as "16:30-00:30"'],
    [{ off_peak: { weekday_timezone: 'Mars' } }, 'off_peak.weekday_timezone must be a time zone such as'],
    [{ regional_multipliers: { eu: -1 } }, 'regional_multipliers.eu must be 0 or more, such as 1.1 for 10% more'],
  ])('says what would be right for %j', (pricing, complaint) => {
    expect(complaints(pricing)).toEqual([expect.stringContaining(complaint)])
  })
})
