// The price of a model in two columns: for a million tokens, or for what else it is charged by.
import type { Model } from '@roster/client'
import { price } from './terminal/numbers.ts'

const UNITS = {
  per_image: 'image',
  per_second: 'second',
  per_request: 'request',
  per_character: 'character',
  per_page: 'page',
  per_pixel: 'pixel',
} as const

/** `per_image` where that, and no token, has a price. */
function otherUnit({ pricing }: Model): keyof typeof UNITS | undefined {
  if (isNumber(pricing.input_per_mtok) || isNumber(pricing.output_per_mtok)) return undefined
  return (Object.keys(UNITS) as (keyof typeof UNITS)[]).find((unit) => isNumber(pricing[unit]))
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** USD for a million tokens that go in; empty where the model is charged by something else. */
export const inputPrice = (model: Model): string =>
  otherUnit(model) ? '' : price(model.pricing.input_per_mtok, model.pricing.currency)

/** USD for a million tokens that come out, or `$0.04/image`. */
export function outputPrice(model: Model): string {
  const { pricing } = model
  const unit = otherUnit(model)
  if (!unit) return price(pricing.output_per_mtok, pricing.currency)
  const text = price(pricing[unit], pricing.currency)
  return text === 'free' ? text : `${text}/${UNITS[unit]}`
}
