// What a usage is charged for, and what of it has no price.
import type { RateOf } from './layers.ts'
import type { Quantities } from './usage.ts'
import { CHARGES, FREE_UNLESS_PRICED, type Way, wayOfUnit } from './ways.ts'

interface Charge {
  price: number
  inTokens: boolean
}

/**
 * Every charge, and in words all that was used and has no price. Where `billingUnit` names a unit (`per_image`), what
 * has no price beside it is not charged for, and the unit itself has to be counted.
 */
export function chargesOf(quantities: Quantities, rateOf: RateOf, billingUnit: string | null | undefined) {
  const unit = wayOfUnit(billingUnit)
  const charges: Charge[] = []
  const missing: string[] = []
  for (const ways of CHARGES) {
    const used = ways.filter(([quantity]) => (quantities.get(quantity) ?? 0) > 0)
    const way = used.find(([, rate]) => rateOf(rate) !== undefined)
    if (way) charges.push(charge(way, quantities, rateOf))
    else missing.push(...(unit ? uncounted(unit, ways, quantities) : unpriced(used[0], quantities)))
  }
  return { charges, missing }
}

function charge([quantity, rate]: Way, quantities: Quantities, rateOf: RateOf): Charge {
  const price = (quantities.get(quantity) ?? 0) * (rateOf(rate) ?? 0)
  const inTokens = rate.endsWith('_per_mtok')
  return { price: inTokens ? price / 1e6 : price, inTokens }
}

const unpriced = (way: Way | undefined, quantities: Quantities): string[] =>
  way && !FREE_UNLESS_PRICED.has(way[0]) ? [`${way[1]} (${quantities.get(way[0])} ${way[0]} were used)`] : []

/** The unit that a use is charged by, where this is its charge and something else alone was counted. */
function uncounted(unit: Way, ways: readonly Way[], quantities: Quantities): string[] {
  if (!ways.includes(unit) || quantities.has(unit[0])) return []
  const isUsed = [...quantities].some(([quantity, count]) => quantity !== 'requests' && count > 0)
  return isUsed ? [`${unit[1]} (${unit[0]} were not counted)`] : []
}
