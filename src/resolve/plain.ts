// Tells at a glance that a request is one, where each of its fields is of the plainest kind: the schema takes several
// times as long for the same verdict. What is not plain is left to the schema, and so is every refusal.
import { isObject } from '../core/record.ts'
import { isStorable, PROVIDER_ID } from '../core/schema.ts'
import { MODALITIES } from '../vocabulary/index.ts'
import { ON_LIMIT, PREFERENCES, type ResolveRequest } from './contract.ts'

type Test = (value: unknown) => boolean

const text =
  (maximum: number): Test =>
  (value) =>
    typeof value === 'string' && value.length <= maximum && isStorable(value)
const oneOf = (words: readonly string[]): Test => {
  const all = new Set<unknown>(words)
  return (value) => all.has(value)
}
const flag: Test = (value) => typeof value === 'boolean'

const PLAIN: ReadonlyMap<string, Test> = new Map<keyof ResolveRequest, Test>([
  ['model', text(512)],
  ['modality', oneOf(MODALITIES)],
  ['task', text(64)],
  ['provider', (value) => typeof value === 'string' && PROVIDER_ID.test(value)],
  ['configuration_id', text(128)],
  ['adapter_id', text(128)],
  ['input', isObject],
  ['on_limit', oneOf(ON_LIMIT)],
  ['fallback', flag],
  ['runnable_only', flag],
  ['prefer', oneOf(PREFERENCES)],
])

export function isPlainRequest(body: unknown): body is ResolveRequest {
  if (!isObject(body)) return false
  for (const name in body) if (!PLAIN.get(name)?.(body[name])) return false
  return true
}
