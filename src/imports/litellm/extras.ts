// What LiteLLM adds to the price of tokens: regions, a fast mode, searches of the web.
import type { RateName, Rates, ServiceTier } from '../../pricing/index.ts'
import { compact, unlessEmpty } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { tidy } from '../numbers.ts'

const REGION = /^regional_processing_uplift_multiplier_(\w+)$/
const ANY_REGION = 'regional_endpoint_uplift_multiplier'
const ENTRY = 'provider_specific_entry'

/** Factors by region; "*" is every endpoint that is not the global one. */
export function regionalMultipliers(fields: Fields): Record<string, number> | undefined {
  const { fast: _fast, ...regions } = numbersWithin(fields, ENTRY)
  for (const key of fields.keys) {
    const [, region = key === ANY_REGION ? '*' : undefined] = REGION.exec(key) ?? []
    const factor = region && fields.price(key)
    if (factor) regions[region] = factor
  }
  return unlessEmpty(regions)
}

/** Anthropic's fast mode multiplies the price of every token. */
export function fastTier(fields: Fields, base: Rates): { fast?: ServiceTier } {
  const { fast } = numbersWithin(fields, ENTRY)
  if (!fast) return {}
  const tokenRates = (Object.entries(base) as [RateName, number][]).filter(([name]) => name.endsWith('_per_mtok'))
  return { fast: Object.fromEntries(tokenRates.map(([name, rate]) => [name, tidy(rate * fast)])) }
}

/** A search of the web at LiteLLM's default size, and the other sizes as given where they cost something else. */
export function webSearch(fields: Fields) {
  const key = 'search_context_cost_per_query'
  const sizes = fields.within(key)
  const prices = ['medium', 'low', 'high'].map((size) => sizes?.price(`search_context_size_${size}`))
  return compact({
    per_web_search: prices.find((price) => price !== undefined),
    [key]: new Set(prices).size > 1 ? sizes?.record : undefined,
    web_search_billing_unit: fields.text('web_search_billing_unit'),
  })
}

/** Of an open object those that are numbers: providers keep names there as well. */
function numbersWithin(fields: Fields, key: string): Record<string, number> {
  const entries = Object.entries(fields.within(key)?.record ?? {})
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}
