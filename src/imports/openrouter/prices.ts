// What OpenRouter says of a model's price, in our words. Its prices are text, in USD for one token.
import type { PriceTier, Pricing, RateName, Rates } from '../../pricing/index.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { perMillion, tidy } from '../numbers.ts'

const RATE_OF: Readonly<Record<string, RateName>> = {
  prompt: 'input_per_mtok',
  completion: 'output_per_mtok',
  internal_reasoning: 'reasoning_per_mtok',
  input_cache_read: 'cache_read_per_mtok',
  input_cache_write: 'cache_write_per_mtok',
  input_cache_write_1h: 'cache_write_1h_per_mtok',
  audio: 'audio_input_per_mtok',
  audio_output: 'audio_output_per_mtok',
  input_audio_cache: 'audio_cache_read_per_mtok',
  image: 'image_input_per_mtok',
  image_output: 'image_output_per_mtok',
  request: 'per_request',
  web_search: 'per_web_search',
}

/** What has no other price to fall under, so that 0 is free. */
const OWN: ReadonlySet<string> = new Set(['prompt', 'completion', 'request', 'web_search'])

/** An image that costs so many times what a token does is priced whole: older lists do so under the same name. */
const IMAGE_IN_TOKENS = 20

/** @throws ImportError where a price is no number, or below 0 and not -1. */
export function openRouterPricing(model: Fields): Pricing {
  const pricing = model.within('pricing')
  if (!pricing) return {}
  const tiers = pricing.list('overrides').flatMap(tierOf)
  return compact({ ...ratesOf(pricing), tiers: tiers.length > 0 ? tiers : undefined })
}

/** "min_prompt_tokens" is the length at which a tier begins. */
function tierOf(override: Fields): PriceTier[] {
  const above_input_tokens = override.count('min_prompt_tokens')
  return above_input_tokens ? [{ above_input_tokens, inclusive: true, ...ratesOf(override) }] : []
}

function ratesOf(pricing: Fields): Rates {
  const prompt = priceOf(pricing, 'prompt') ?? 0
  const rates: Rates = {}
  for (const [key, name] of Object.entries(RATE_OF)) {
    const price = priceOf(pricing, key)
    // 0 beside a prompt that costs something is no price: such tokens are charged with the others of their kind.
    if (price === undefined || (price === 0 && prompt > 0 && !OWN.has(key))) continue
    const rate = key === 'image' && price > prompt * IMAGE_IN_TOKENS ? 'per_input_image' : name
    rates[rate] = rate.endsWith('_per_mtok') ? perMillion(price) : tidy(price)
  }
  return rates
}

/** -1 is the price of whatever model a router chooses: it is not known. */
const priceOf = (pricing: Fields, key: string): number | undefined =>
  pricing.number(key) === -1 ? undefined : pricing.price(key)
