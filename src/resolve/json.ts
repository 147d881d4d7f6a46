// A resolution as JSON, written by its known shape: `JSON.stringify` took longer for it than choosing the model and
// checking its limits.
import type { ModelEntry } from '../catalog/index.ts'
import type { Choice } from './choose.ts'
import type { CheckedLimit } from './limits.ts'
import type { Resolved } from './resolve.ts'

/** What is kept as JSON elsewhere, and stands in the answer as it is. */
interface Prepared {
  model: string
  /** `null` as well is text. */
  adapter: string
  provider: string
}

/** A text, and how many bytes it is: to count them in a long one costs more than to add them up. */
export interface Json {
  text: string
  bytes: number
}

export function jsonOf(resolved: Resolved, prepared: Prepared): Json {
  const { choice, configuration, parameters, origins, limits, clamped, tokens, cost } = resolved
  const opening = openingOf(choice, prepared)
  // What anything can stand in.
  const open = JSON.stringify({ parameters, origins, configuration, clamped })
  const rest =
    `${open.slice(1, -1)},"limits":${limitsJson(limits, choice.entry)},` +
    `"tokens":{"input":${tokens.input},"output":${tokens.output},"estimated":${tokens.estimated}},` +
    `"cost":{"amount":${cost.amount},"currency":${valueJson(cost.currency)},"known":${cost.known},` +
    `"reason":${valueJson(cost.reason)}},` +
    `"installed":${resolved.installed},"configured":${resolved.configured},"revision":${resolved.revision}}`
  return { text: opening.text + rest, bytes: opening.bytes + Buffer.byteLength(rest) }
}

const OPENINGS = new WeakMap<Choice, Json & Prepared>()

/** All that follows from the choice: it stays the same until the catalog changes, or what this server has installed. */
function openingOf(choice: Choice, { model, adapter, provider }: Prepared): Json {
  const kept = choice.isKept ? OPENINGS.get(choice) : undefined
  if (kept?.model === model && kept.provider === provider && kept.adapter === adapter) return kept
  const { alternatives, alternativesTotal: alternatives_total, reason, fallback } = choice
  const rest = JSON.stringify({ alternatives, alternatives_total, reason, fallback })
  const text = [`{"model":`, model, `,"adapter":`, adapter, `,"provider":`, provider, ',', rest.slice(1, -1), ','].join(
    '',
  )
  const opening = { text, bytes: Buffer.byteLength(text), model, adapter, provider }
  if (choice.isKept) OPENINGS.set(choice, opening)
  return opening
}

const HEADS = new WeakMap<object, Map<string, string>>()

/** What is known of a model's limits is text once; what was asked for, and whether it is within, follows. */
function limitsJson(limits: readonly CheckedLimit[], model: ModelEntry): string {
  const heads = HEADS.get(model) ?? new Map<string, string>()
  if (heads.size === 0) HEADS.set(model, heads)
  let json = '['
  for (const limit of limits) {
    const head = heads.get(limit.name) ?? headOf(limit)
    // The memory of this machine is no fact of the model.
    if (limit.origin !== 'hardware' && !heads.has(limit.name)) heads.set(limit.name, head)
    json += `${json === '[' ? '' : ','}${head}${valueJson(limit.requested)}${limit.ok ? ',"ok":true}' : ',"ok":false}'}`
  }
  return `${json}]`
}

/** Names of limits and where they come from are words of ours, which need no escape. */
const headOf = ({ name, value, origin }: CheckedLimit): string =>
  `{"name":"${name}","value":${valueJson(value)},"origin":"${origin}","requested":`

function valueJson(value: unknown): string {
  if (value === null) return 'null'
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : JSON.stringify(value)
}
