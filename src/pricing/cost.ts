// The cost of a usage. Pure: the same prices, usage and circumstances always cost the same.
import { chargesOf } from './charges.ts'
import { type Pricing, RATE_NAMES } from './contract.ts'
import { type Circumstances, ratesOf } from './layers.ts'
import { upliftOf } from './regions.ts'
import { impossibleCount, isBlank, promptTokens, quantitiesOf, type Usage } from './usage.ts'

export interface Cost {
  /** In `currency`, whole units and not cents; null where it is not known. */
  amount: number | null
  currency: string
  known: boolean
  /** A sentence that names what is missing; null where the cost is known. */
  reason: string | null
}

/**
 * What a call costs. A price that is unknown makes the cost of a call that used it unknown; 0 is a price.
 *
 * @throws RangeError where prices have off-peak hours and `at` is no time.
 */
export function costOf(pricing: Pricing, usage: Usage, circumstances: Circumstances): Cost {
  const currency = pricing.currency ?? 'USD'
  const unknown = (reason: string): Cost => ({ amount: null, currency, known: false, reason })
  const impossible = impossibleCount(usage)
  if (impossible) return unknown(`${impossible} is ${usage[impossible]}, which is no count`)

  const rateOf = ratesOf(pricing, promptTokens(usage), circumstances)
  if (RATE_NAMES.every((name) => rateOf(name) === undefined)) return unknown('No price is known')
  if (isBlank(usage)) return unknown('What was used was not counted')

  const uplift = upliftOf(pricing, circumstances.region)
  const { total, missing } = chargesOf(quantitiesOf(usage), rateOf, pricing.billing_unit, uplift)
  if (missing.length > 0) return unknown(`Not known: ${missing.join(', ')}`)
  // 15 digits are all that a double holds for sure: 0.1 + 0.2 is 0.3 again, and nothing is lost.
  return { amount: Number(total.toPrecision(15)), currency, known: true, reason: null }
}
