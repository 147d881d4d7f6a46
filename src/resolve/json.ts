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
  // Joined once: each sum of two texts would be an object of its own.
  const pieces = ['{"model":', model, ',"adapter":', adapter ?? 'null', ',"provider":', provider]
  pieces.push(',"alternatives":', alternativesJson(choice.alternatives))
  pieces.push(',"alternatives_total":', String(choice.alternativesTotal))
  pieces.push(',"reason":', valueJson(choice.reason), ',"fallback":', valueJson(choice.fallback))
  pieces.push(',"configuration":', valueJson(resolved.configuration), ',"parameters":')
  pushRecord(pieces, resolved.parameters)
  pieces.push(',"origins":')
  pushRecord(pieces, resolved.origins)
  pieces.push(',"limits":[')
  resolved.limits.forEach((limit, index) => {
    pushLimit(pieces, limit, index === 0 ? '{"name":"' : ',{"name":"')
  })
  pieces.push('],"clamped":', resolved.clamped.length > 0 ? JSON.stringify(resolved.clamped) : '[]')
  pieces.push(',"tokens":{"input":', String(tokens.input), ',"output":', String(tokens.output))
  pieces.push(',"estimated":', String(tokens.estimated), '},"cost":{"amount":', String(cost.amount))
  pieces.push(',"currency":', valueJson(cost.currency), ',"known":', String(cost.known))
  pieces.push(',"reason":', valueJson(cost.reason), '},"installed":', String(resolved.installed))
  pieces.push(',"configured":', String(resolved.configured), ',"revision":', String(resolved.revision), '}')
  return pieces.join('')
}

const ALTERNATIVES_JSON = new WeakMap<readonly Alternative[], string>()

/** Those of an open question are the same until the catalog changes. */
function alternativesJson(alternatives: readonly Alternative[]): string {
  const json = ALTERNATIVES_JSON.get(alternatives) ?? JSON.stringify(alternatives)
  ALTERNATIVES_JSON.set(alternatives, json)
  return json
}

/** Names of limits and where they come from are words of ours, which need no escape. */
function pushLimit(pieces: string[], { name, value, origin, requested, ok }: CheckedLimit, before: string): void {
  pieces.push(before, name, '","value":', valueJson(value))
  pieces.push(',"origin":"', origin, '","requested":', valueJson(requested), ok ? ',"ok":true}' : ',"ok":false}')
}

function pushRecord(pieces: string[], record: Readonly<Record<string, unknown>>): void {
  let before = '{'
  for (const name of Object.keys(record)) {
    if (record[name] === undefined) continue
    pieces.push(before, wordJson(name), ':', valueJson(record[name]))
    before = ','
  }
  pieces.push(before === '{' ? '{}' : '}')
}

/** A word of the vocabulary, or of a model: only what is none needs an escape. */
const WORD = /^\w+$/

const wordJson = (word: string): string => (WORD.test(word) ? `"${word}"` : JSON.stringify(word))

function valueJson(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'string') return wordJson(value)
  return value === null ? 'null' : JSON.stringify(value)
}
