// A resolution as JSON, written by its known shape: `JSON.stringify` took longer for it than choosing the model and
// checking its limits.
import type { Alternative } from './choose.ts'
import type { CheckedLimit } from './limits.ts'
import type { Resolved } from './resolve.ts'

/** What is kept as JSON elsewhere, and stands in the answer as it is. */
export interface Prepared {
  model: string
  adapter: string | null
  provider: string
}

export function jsonOf(resolved: Resolved, { model, adapter, provider }: Prepared): string {
  const { choice, tokens, cost } = resolved
  return (
    `{"model":${model},"adapter":${adapter},"provider":${provider},` +
    `"alternatives":${alternativesJson(choice.alternatives)},"alternatives_total":${choice.alternativesTotal},` +
    `"configuration":${valueJson(resolved.configuration)},` +
    `"parameters":${recordJson(resolved.parameters)},"origins":${recordJson(resolved.origins)},` +
    `"limits":${listJson(resolved.limits, limitJson)},"clamped":${listJson(resolved.clamped, valueJson)},` +
    `"tokens":{"input":${tokens.input},"output":${tokens.output},"estimated":${tokens.estimated}},` +
    `"cost":{"amount":${cost.amount},"currency":${valueJson(cost.currency)},"known":${cost.known},` +
    `"reason":${valueJson(cost.reason)}},"installed":${resolved.installed},"configured":${resolved.configured},` +
    `"reason":${valueJson(choice.reason)},"fallback":${valueJson(choice.fallback)},"revision":${resolved.revision}}`
  )
}

const ALTERNATIVES_JSON = new WeakMap<readonly Alternative[], string>()

/** Those of an open question are the same until the catalog changes. */
function alternativesJson(alternatives: readonly Alternative[]): string {
  const json = ALTERNATIVES_JSON.get(alternatives) ?? JSON.stringify(alternatives)
  ALTERNATIVES_JSON.set(alternatives, json)
  return json
}

/** Names of limits and where they come from are words of ours, which need no escape. */
const limitJson = ({ name, value, origin, requested, ok }: CheckedLimit): string =>
  `{"name":"${name}","value":${valueJson(value)},"origin":"${origin}","requested":${valueJson(requested)},"ok":${ok}}`

function listJson<Item>(items: readonly Item[], json: (item: Item) => string): string {
  let members = ''
  for (const item of items) members += members === '' ? json(item) : `,${json(item)}`
  return `[${members}]`
}

/** A word of the vocabulary, or of a model: only what is none needs an escape. */
const WORD = /^\w+$/

function recordJson(record: Readonly<Record<string, unknown>>): string {
  let members = ''
  for (const name of Object.keys(record)) {
    const value = record[name]
    if (value === undefined) continue
    const member = `${wordJson(name)}:${valueJson(value)}`
    members += members === '' ? member : `,${member}`
  }
  return `{${members}}`
}

const wordJson = (word: string): string => (WORD.test(word) ? `"${word}"` : JSON.stringify(word))

function valueJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
  if (typeof value === 'string') return wordJson(value)
  return value === null ? 'null' : JSON.stringify(value)
}
