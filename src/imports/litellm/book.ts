// The rates of one LiteLLM entry, by service tier and threshold.
import type { PriceTier, RateName, Rates, ServiceTier } from '../../pricing/index.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { perMillion, tidy } from '../numbers.ts'
import { rateKey } from './rates.ts'

/** By service tier ("" is the standard one), then by threshold (0 holds the base rates). */
export type PriceBook = Record<string, Record<number, Rates>>

/**
 * Of two names for one rate the higher counts: the other one is the same price written twice, or a 0.
 *
 * @throws ImportError where a price is no number, or below 0.
 */
export function readBook(fields: Fields, mode?: string): PriceBook {
  const book: PriceBook = { '': { 0: {} } }
  for (const key of fields.keys) {
    const found = key.includes('cost') ? rateKey(key, mode) : undefined
    const price = found && fields.price(key)
    if (!found || price === undefined) continue
    const { rate, serviceTier, threshold } = found
    const tiers = book[serviceTier] ?? {}
    const rates = tiers[threshold] ?? {}
    rates[rate] = Math.max(rates[rate] ?? 0, inOurUnit(price, rate))
    book[serviceTier] = { ...tiers, [threshold]: rates }
  }
  return book
}

const inOurUnit = (price: number, rate: RateName): number =>
  rate.endsWith('_per_mtok') ? perMillion(price) : tidy(price)

export const baseOf = (book: PriceBook, serviceTier = ''): Rates => book[serviceTier]?.[0] ?? {}

/** The tiers of a long prompt, lowest first; undefined where there is none. */
export function tiersOf(book: PriceBook, inclusive: boolean, serviceTier = ''): PriceTier[] | undefined {
  const { 0: _base, ...above } = book[serviceTier] ?? {}
  const tiers = Object.entries(above).map(([threshold, rates]) => ({
    above_input_tokens: Number(threshold),
    ...(inclusive ? { inclusive } : {}),
    ...rates,
  }))
  return tiers.length > 0 ? tiers : undefined
}

export function serviceTiersOf(book: PriceBook, inclusive: boolean): Record<string, ServiceTier> {
  const { '': _standard, ...tiers } = book
  return Object.fromEntries(
    Object.keys(tiers).map((name) => [name, compact({ ...baseOf(book, name), tiers: tiersOf(book, inclusive, name) })]),
  )
}
