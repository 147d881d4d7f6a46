// Any JSON value in a short text.

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumSignificantDigits: 12 })
  if (typeof value === 'string') return value === '' ? 'nothing' : value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length > 0 ? value.join(', ') : 'nothing'
  return JSON.stringify(value)
}
