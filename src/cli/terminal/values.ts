// Values of any kind in a line, and what differs between two of them.

export function plain(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'string') return value === '' ? '""' : value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ') || 'none'
  return JSON.stringify(value)
}

export interface Difference {
  field: string
  from?: unknown
  to?: unknown
}

type Fields = { readonly [name: string]: unknown }

/** Field by field, into nested objects: `pricing.input_per_mtok`. */
export function differences(before: Fields, after: Fields, path = ''): Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => {
    const [from, to] = [before[name] ?? null, after[name] ?? null]
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const field = `${path}${name}`
    return isFields(from) && isFields(to) ? differences(from, to, `${field}.`) : [{ field, from, to }]
  })
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const differenceText = ({ field, from, to }: Difference): string => `${field}: ${plain(from)} -> ${plain(to)}`
