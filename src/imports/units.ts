// The unit that a price is for.
import type { RateName, Rates } from '../pricing/index.ts'

const UNITS: ReadonlySet<string> = new Set<RateName>([
  'per_image',
  'per_pixel',
  'per_second',
  'per_input_audio_second',
  'per_character',
  'per_page',
  'per_request',
])

/** The one thing that costs anything, where it is such a unit: then nothing else is charged for. */
export function billingUnit(rates: Rates): string | undefined {
  const priced = Object.entries(rates).filter(([, rate]) => (rate ?? 0) > 0)
  const [unit = ''] = priced[0] ?? []
  return priced.length === 1 && UNITS.has(unit) ? unit : undefined
}
