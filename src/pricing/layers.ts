// Which rates stand above which for one call: off-peak hours, then tiers of a long prompt, then the service tier.
import type { PriceTier, Pricing, RateName, Rates } from './contract.ts'
import { isOffPeak } from './off-peak.ts'

export interface Circumstances {
  /** When the call was made: a Date or an ISO 8601 text. It matters where prices have off-peak hours. */
  at: Date | string
  /** `batch`, `flex`, `priority` or another that the provider has; null and any without rates is the standard one. */
  service_tier?: string | null | undefined
  /** Where it was served, such as "eu"; null is wherever the provider likes. */
  region?: string | null | undefined
}

/** Rates, and what is left of them after a discount. */
interface Layer {
  rates: Rates
  factor: number
}

/** The rate of a call, or undefined where it is unknown. */
export type RateOf = (name: RateName) => number | undefined

/** What the batch tier leaves of a token rate where nothing says otherwise: half, at every provider that has one. */
const BATCH_DISCOUNT = 0.5

const SERVICE_TIER_ALIASES: ReadonlyMap<string, string> = new Map([['fast', 'priority']])

/** The rates that hold for a prompt of so many tokens. The first layer that knows a rate gives it. */
export function ratesOf(pricing: Pricing, promptTokens: number, circumstances: Circumstances): RateOf {
  const layers = layersOf(pricing, promptTokens, circumstances)
  return (name) => {
    for (const { rates, factor } of layers) {
      const rate = rates[name]
      if (typeof rate === 'number') return name.endsWith('_per_mtok') ? rate * factor : rate
    }
  }
}

function layersOf(pricing: Pricing, promptTokens: number, { at, service_tier }: Circumstances): Layer[] {
  const { off_peak } = pricing
  const service = serviceTier(pricing, service_tier)
  const factor = service_tier === 'batch' ? 1 - (pricing.batch_discount ?? BATCH_DISCOUNT) : 1
  const layers: Layer[] = off_peak && isOffPeak(off_peak, at) ? [{ rates: off_peak, factor: 1 }] : []
  if (service?.tiers || pricing.tiers) {
    const tiers = [...tierLayers(service?.tiers, 1), ...tierLayers(pricing.tiers, factor)]
    // The sort is stable: of two tiers with the same threshold the service tier's comes first.
    tiers.sort((left, right) => right.rates.above_input_tokens - left.rates.above_input_tokens)
    layers.push(...tiers.filter(({ rates }) => isReached(rates, promptTokens)))
  }
  if (service) layers.push({ rates: withReasoning(service), factor: 1 })
  layers.push({ rates: pricing, factor })
  return layers
}

function serviceTier({ service_tiers }: Pricing, name: string | null | undefined) {
  if (!name || !service_tiers) return undefined
  const tiers = new Map(Object.entries(service_tiers))
  return tiers.get(name) ?? tiers.get(SERVICE_TIER_ALIASES.get(name) ?? name) ?? undefined
}

const tierLayers = (tiers: readonly PriceTier[] | null | undefined, factor: number) =>
  (tiers ?? []).map((tier) => ({ rates: withReasoning(tier), factor }))

const isReached = ({ above_input_tokens, inclusive }: PriceTier, promptTokens: number): boolean =>
  inclusive ? promptTokens >= above_input_tokens : promptTokens > above_input_tokens

/** A tier that names its output rate alone charges reasoning by it, and not by the base rate of reasoning. */
const withReasoning = <Tier extends Rates>(tier: Tier): Tier =>
  typeof tier.output_per_mtok === 'number' && typeof tier.reasoning_per_mtok !== 'number'
    ? { ...tier, reasoning_per_mtok: tier.output_per_mtok }
    : tier
