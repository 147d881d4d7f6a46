// All rates of a model as a table: what is charged for down the side, when it is charged across the top.
import type { Model } from '@roster/client'
import { sentenceOf } from '../core/words.ts'
import { PRICES } from '../texts/details.ts'
import { isRate, type Price, pricesOf } from './prices.ts'

type Pricing = Model['pricing']

export interface PriceColumn {
  id: string
  label: string
  /** The price of each rate by its name. */
  prices: ReadonlyMap<string, Price>
}

export interface PriceTable {
  columns: readonly PriceColumn[]
  /** The rates that any column has, with what they are called. */
  rates: readonly Price[]
}

export function priceTable(pricing: Pricing): PriceTable {
  const columns = [
    column('standard', PRICES.standard, pricing, pricing),
    ...(pricing.tiers ?? []).map((tier) =>
      column(`above ${tier.above_input_tokens}`, PRICES.above(tier.above_input_tokens), tier, pricing),
    ),
    ...Object.entries(pricing.service_tiers ?? {}).map(([name, rates]) =>
      column(name, sentenceOf(name), rates ?? {}, pricing),
    ),
    ...(pricing.off_peak ? [column('off-peak', PRICES.offPeak, pricing.off_peak, pricing)] : []),
  ].filter(({ id, prices }) => id === 'standard' || prices.size > 0)
  const rates = new Map(columns.flatMap(({ prices }) => [...prices]))
  return { columns, rates: [...rates.values()] }
}

function column(id: string, label: string, rates: object, { currency }: Pricing): PriceColumn {
  const own = Object.fromEntries(Object.entries(rates).filter(([name, rate]) => isRate(name, rate)))
  const prices = pricesOf({ ...own, currency } as Pricing)
  return { id, label, prices: new Map(prices.map((price) => [price.name, price])) }
}
