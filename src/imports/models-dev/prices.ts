// What models.dev says of a model's price, in our words. Its prices are in USD for a million tokens, as ours are.
import type { PriceTier, Pricing, RateName, Rates } from '../../pricing/index.ts'
import { compact, unlessEmpty } from '../compact.ts'
import type { Fields } from '../fields.ts'

const RATE_OF: ReadonlyMap<string, RateName> = new Map(
  Object.entries<RateName>({
    input: 'input_per_mtok',
    output: 'output_per_mtok',
    reasoning: 'reasoning_per_mtok',
    cache_read: 'cache_read_per_mtok',
    cache_write: 'cache_write_per_mtok',
    input_audio: 'audio_input_per_mtok',
    output_audio: 'audio_output_per_mtok',
    // Spellings of a few providers' files.
    cached_input: 'cache_read_per_mtok',
    cache_input: 'cache_read_per_mtok',
    cached_write: 'cache_write_per_mtok',
  }),
)

/** A copy of the first tier that calls every threshold 200k; it is read where there is nothing better. */
const LEGACY_TIER = 'context_over_200k'
const LEGACY_THRESHOLD = 200_000

/** @throws ImportError where a price is no number, or below 0. */
export function modelsDevPricing(model: Fields): Pricing {
  const cost = model.within('cost')
  return compact({
    ...(cost ? otherCosts(cost) : {}),
    ...(cost ? ratesOf(cost) : {}),
    tiers: cost && tiersOf(cost),
    service_tiers: unlessEmpty(modesOf(model)),
  })
}

function ratesOf(cost: Fields): Rates {
  const known = cost.keys.flatMap((key) => {
    const rate = RATE_OF.get(key)
    return rate ? [[rate, cost.price(key)] as const] : []
  })
  return compact(Object.fromEntries(known))
}

/** Costs whose unit models.dev does not say ("request", "image"): kept under their own names, and charged by none. */
const otherCosts = (cost: Fields) =>
  Object.fromEntries(
    cost.keys
      .filter((key) => !RATE_OF.get(key) && typeof cost.record[key] !== 'object')
      .map((key) => [key, cost.record[key]]),
  )

function tiersOf(cost: Fields): PriceTier[] | undefined {
  const tiers = cost.list('tiers').flatMap((tier) => {
    const above_input_tokens = tier.within('tier')?.count('size')
    return above_input_tokens ? [{ above_input_tokens, ...ratesOf(tier) }] : []
  })
  const legacy = tiers.length === 0 ? cost.within(LEGACY_TIER) : undefined
  if (legacy) tiers.push({ above_input_tokens: LEGACY_THRESHOLD, ...ratesOf(legacy) })
  return tiers.length > 0 ? tiers : undefined
}

/** Modes such as "fast": what is sent with a request says by which service tier it is charged. */
function modesOf(model: Fields): Record<string, Rates> {
  const modes = model.within('experimental')?.within('modes')
  const priced = (modes?.keys ?? []).flatMap((name) => {
    const mode = modes?.within(name)
    const cost = mode?.within('cost')
    const tier = mode?.within('provider')?.within('body')?.text('service_tier') ?? name
    return cost ? [[tier, ratesOf(cost)] as const] : []
  })
  return Object.fromEntries(priced)
}
