// What a usage is charged for, and what of it has no price.
import type { RateOf } from './layers.ts'
import type { Quantities, Quantity } from './usage.ts'
import { CHARGES, FREE_UNLESS_PRICED, PLACES, type Way, wayOfUnit } from './ways.ts'

/**
 * The sum of all charges, and in words all that was used and has no price. Where `billingUnit` names a unit
 * (`per_image`), what has no price beside it is not charged for, and the unit itself has to be counted.
 * @param uplift what tokens cost more in the region.
 */
export function chargesOf(
  quantities: Quantities,
  rateOf: RateOf,
  billingUnit: string | null | undefined,
  uplift: number,
): { total: number; missing: string[] } {
  const unit = wayOfUnit(billingUnit)
  const missing: string[] = []
  const places = unit ? EVERY_PLACE : placesOf(quantities)
  let total = 0
  for (let place = 0; place < CHARGES.length; place++) {
    const ways = CHARGES[place]
    if (!ways || (places & (1 << place)) === 0) continue
    const way = wayFor(ways, quantities, rateOf)
    if (way) total += priceOf(way, quantities, rateOf, uplift)
    else missing.push(...(unit ? withoutUnit(unit, ways, quantities) : withoutPrice(ways, quantities)))
  }
  return { total, missing }
}

/** The first whose quantity was used and whose rate is known. */
function wayFor(ways: readonly Way[], quantities: Quantities, rateOf: RateOf): Way | undefined {
  for (const way of ways) if (isUsed(way[0], quantities) && rateOf(way[1]) !== undefined) return way
  return undefined
}

const EVERY_PLACE = -1

/** A bit for each charge of a quantity that was used: to ask every charge for its quantities took half of a price. */
function placesOf(quantities: Quantities): number {
  let places = 0
  quantities.forEach((count, quantity) => {
    if (count > 0) places |= PLACES.get(quantity) ?? 0
  })
  return places
}

function priceOf([quantity, rate]: Way, quantities: Quantities, rateOf: RateOf, uplift: number): number {
  const price = (quantities.get(quantity) ?? 0) * (rateOf(rate) ?? 0)
  return rate.endsWith('_per_mtok') ? (price / 1e6) * uplift : price
}

const isUsed = (quantity: Quantity, quantities: Quantities): boolean => (quantities.get(quantity) ?? 0) > 0

function withoutPrice(ways: readonly Way[], quantities: Quantities): string[] {
  const used = ways.find(([quantity]) => isUsed(quantity, quantities))
  return used && !FREE_UNLESS_PRICED.has(used[0]) ? [unpriced(used, quantities)] : []
}

/** Where one unit is what a use is charged by, that unit alone has to have a price, and to be counted. */
function withoutUnit(unit: Way, ways: readonly Way[], quantities: Quantities): string[] {
  const [quantity, rate] = unit
  if (!ways.includes(unit)) return []
  if (isUsed(quantity, quantities)) return [unpriced(unit, quantities)]
  const isAnythingUsed = [...quantities].some(([name, count]) => name !== 'requests' && count > 0)
  return isAnythingUsed && !quantities.has(quantity) ? [`${rate} (${quantity} were not counted)`] : []
}

const unpriced = ([quantity, rate]: Way, quantities: Quantities): string =>
  `${rate} (${quantities.get(quantity)} ${quantity} were used)`
