// The few figures by which models are compared, large.
import type { Model } from '@roster/client'
import { formatBytes, UNKNOWN } from '../../core/format.ts'
import { FIGURES } from '../../texts/models.ts'
import { keyLimits } from '../limits.ts'
import { shortPrice } from '../prices.ts'

export function KeyFacts({ model }: { model: Model }) {
  const price = shortPrice(model.pricing)
  const facts = [
    ...keyLimits(model).slice(0, 3),
    ...(model.size_bytes === null ? [] : [{ value: formatBytes(model.size_bytes), label: FIGURES.weights }]),
    ...(price.text === UNKNOWN
      ? []
      : [{ value: price.text, label: price.unit.replace(' million tokens', ' Mtok') || FIGURES.price }]),
  ]
  if (facts.length === 0) return null
  return (
    <ul aria-label={FIGURES.list} className="grid grid-cols-2 sm:grid-cols-4 gap-2 px-5 pt-4 pb-4">
      {facts.slice(0, 4).map(({ value, label }) => (
        <li key={label} className="min-w-0 rounded-lg border bg-canvas px-3 py-2">
          <span className="block truncate font-semibold text-base">{value}</span>
          <span className="block truncate text-faint text-xs">{label}</span>
        </li>
      ))}
    </ul>
  )
}
