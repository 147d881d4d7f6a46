// The prices of a model as people compare them.
import type { Model } from '@roster/client'
import { formatMoney, UNKNOWN } from '../core/format.ts'
import { sentenceOf } from '../core/words.ts'

type Pricing = Model['pricing']

export interface Price {
  /** The key under `pricing`. */
  name: string
  label: string
  text: string
  unit: string
}

/** The rates that most models have, in the order in which they are read. */
const LABELS: Readonly<Record<string, string>> = {
  input_per_mtok: 'Input',
  output_per_mtok: 'Output',
  reasoning_per_mtok: 'Reasoning',
  cache_read_per_mtok: 'Cache read',
  cache_write_per_mtok: 'Cache write',
  per_image: 'Image',
  per_second: 'Second',
  per_request: 'Request',
}

const MTOK = '_per_mtok'

/** Every rate that is given, with its unit. */
export function pricesOf(pricing: Pricing): Price[] {
  const known = Object.keys(LABELS)
  const names = Object.keys(pricing).filter((name) => isRate(name, pricing[name]))
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length)
  return names
    .sort((one, other) => place(one) - place(other))
    .map((name) => ({
      name,
      label: LABELS[name] ?? sentenceOf(name.replace(MTOK, '').replace(/^per_/, '')),
      text: formatMoney(pricing[name] as number, pricing.currency ?? null),
      unit: unitOf(name),
    }))
}

export const isRate = (name: string, rate: unknown): boolean => /(^|_)per_/.test(name) && typeof rate === 'number'

const unitOf = (name: string): string =>
  name.endsWith(MTOK) ? 'per million tokens' : sentenceOf(name.slice(name.indexOf('per_'))).toLowerCase()

interface ShortPrice {
  text: string
  unit: string
  isPerToken: boolean
}

/** The one line of the list: what goes in and out, or what one piece costs. */
export function shortPrice(pricing: Pricing): ShortPrice {
  const { input_per_mtok, output_per_mtok, currency } = pricing
  const isTold = (rate: number | null | undefined) => rate !== null && rate !== undefined
  if (isTold(input_per_mtok) || isTold(output_per_mtok)) {
    const [input, output] = [input_per_mtok, output_per_mtok].map((rate) => formatMoney(rate, currency ?? null))
    return input === output && input === 'free'
      ? { text: 'free', unit: '', isPerToken: true }
      : { text: `${input} / ${output}`, unit: 'in / out per million tokens', isPerToken: true }
  }
  const piece = pricesOf(pricing)[0]
  return { text: piece?.text ?? UNKNOWN, unit: piece?.unit ?? '', isPerToken: false }
}
