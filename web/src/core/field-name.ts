// Fields of a row as people call them, and their values as people write them.
import { capabilityName, capabilityText } from './capabilities.ts'
import { formatMoney } from './format.ts'
import { textOf } from './value-text.ts'
import { sentenceOf } from './words.ts'

const PRICE = 'pricing.'
const CAPABILITY = 'capabilities.'

/** `pricing.input_per_mtok` as `Price: input per million tokens`. */
export function fieldName(field: string): string {
  if (field.startsWith(PRICE)) {
    const name = field.slice(PRICE.length).replace('_per_mtok', ' per million tokens')
    return `Price: ${sentenceOf(name).toLowerCase()}`
  }
  return field.startsWith(CAPABILITY) ? capabilityName(field.slice(CAPABILITY.length)) : sentenceOf(field)
}

/** A price that is nothing is unknown, and one of 0 is free. */
export function fieldText(field: string, value: unknown): string {
  const isRate = field.startsWith(PRICE) && field.includes('per_')
  if (isRate && (typeof value === 'number' || value === null || value === undefined)) return formatMoney(value)
  return field.startsWith(CAPABILITY) ? capabilityText(field.slice(CAPABILITY.length), value) : textOf(value)
}
