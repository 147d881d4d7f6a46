// What a card says of a model in a few words: what it is, and by what it is compared.
import type { Model } from '@roster/client'
import { formatBytes, UNKNOWN } from '../../core/format.ts'
import { familyName, MODALITIES, MODEL_TYPES } from '../../core/words.ts'
import { CARD } from '../../texts/models.ts'
import { keyLimits } from '../limits.ts'
import { shortPrice } from '../prices.ts'

const isLocal = (model: Model): boolean => model.provider === 'local' || model.source !== null

/** `Local · Image generation`. */
export const kindLine = (model: Model, provider: string): string =>
  `${provider} · ${MODALITIES[model.modality]} ${model.task}`

/** Family, type and size, the most telling words about weights. */
export function chipsOf(model: Model): string[] {
  const chips = [model.family && familyName(model.family)]
  if (model.type !== 'base_model' || isLocal(model)) chips.push(MODEL_TYPES[model.type])
  if (model.size_bytes !== null) chips.push(formatBytes(model.size_bytes))
  return chips.filter((chip): chip is string => Boolean(chip))
}

/** Limits; where none is told, what somebody wrote of it. */
export function factsLine(model: Model): string {
  const limits = keyLimits(model).map(({ value, label }) => `${value} ${label}`)
  return limits.slice(0, 2).join(' · ') || (model.description ?? '')
}

/** Of a hosted model. What runs here has none. */
export function priceOf(model: Model): string | null {
  if (isLocal(model)) return null
  const { text } = shortPrice(model.pricing)
  return text === UNKNOWN ? CARD.price : text
}
