// The manifest speaks camelCase and everything else snake_case; keys that are not ours to know are left alone.
import { isObject } from '../../core/record.ts'

/** Below these, keys are a model's, a provider's or a file's own. */
const OPEN: ReadonlySet<string> = new Set(['capabilities', 'input_defaults', 'inputDefaults', 'pricing', 'metadata'])

export const camelCased = (value: unknown): unknown =>
  withKeys(value, (key) => key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()))

export const snakeCased = (value: unknown): unknown =>
  withKeys(value, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

function withKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, rename))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [rename(key), OPEN.has(key) ? inner : withKeys(inner, rename)]),
  )
}
