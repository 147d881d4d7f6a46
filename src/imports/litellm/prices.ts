// What LiteLLM says of a model's price, in our words. Its prices are in USD for one token, image, second, ...
import type { Pricing } from '../../pricing/index.ts'
import { compact, unlessEmpty } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { billingUnit } from '../units.ts'
import { baseOf, readBook, serviceTiersOf, tiersOf } from './book.ts'
import { fastTier, regionalMultipliers, webSearch } from './extras.ts'
import { offPeak } from './off-peak.ts'
import { rateKey } from './rates.ts'
import { readTable } from './table.ts'

interface Options {
  /** LiteLLM's mode: a few names mean something else in it. */
  mode?: string | undefined
  /** Whether a prompt of just a threshold's length is charged as one above it, as xAI does. */
  inclusive?: boolean
}

/**
 * The prices of an entry. What costs and is no rate of ours is kept under its own name, in LiteLLM's unit. A table of
 * tiers stands above thresholds and service tiers.
 *
 * @throws ImportError where a price is no number, or below 0.
 */
export function litellmPricing(fields: Fields, { mode, inclusive = false }: Options = {}): Pricing {
  const book = readBook(fields, mode)
  const table = readTable(fields, baseOf(book))
  const base = table?.base ?? baseOf(book)
  return compact({
    ...otherCosts(fields, mode),
    ...webSearch(fields),
    ...base,
    billing_unit: billingUnit(base),
    tiers: table ? table.tiers : tiersOf(book, inclusive),
    service_tiers: unlessEmpty({ ...(table ? {} : serviceTiersOf(book, inclusive)), ...fastTier(fields, base) }),
    off_peak: offPeak(fields),
    regional_multipliers: regionalMultipliers(fields),
  })
}

const otherCosts = (fields: Fields, mode: string | undefined): Record<string, number | undefined> =>
  Object.fromEntries(
    fields.keys
      .filter((key) => key.includes('cost_per_') && typeof fields.record[key] !== 'object' && !rateKey(key, mode))
      .map((key) => [key, fields.price(key)]),
  )
