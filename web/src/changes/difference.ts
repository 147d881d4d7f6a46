// What differs between a row before and after, field by field, down to the values within its objects.

export interface Difference {
  field: string
  from: unknown
  to: unknown
}

/** Fields that every change sets, and that say nothing of what was meant. */
const KEPT_BY_THE_SERVER: ReadonlySet<string> = new Set(['row_version', 'updated_at', 'upstream'])

type Fields = Readonly<Record<string, unknown>>

export function difference(before: Fields, after: Fields, within = ''): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => within !== '' || !KEPT_BY_THE_SERVER.has(name))
    .flatMap((name) => {
      const [from, to] = [before[name] ?? null, after[name] ?? null]
      if (JSON.stringify(from) === JSON.stringify(to)) return []
      const field = within + name
      return isObject(from) && isObject(to) ? difference(from, to, `${field}.`) : [{ field, from, to }]
    })
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
