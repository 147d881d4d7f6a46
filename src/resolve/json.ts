// A resolution as JSON: what was text before, such as the model, is not made again, and what stays the same for a question
// without conditions or for a model is kept as text.
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

/** All that follows from the choice; where that is kept, so is this, as long as the texts in it are the same. */
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

const HEADS = new WeakMap<ModelEntry, Map<string, string>>()

/** What is known of a model's limits is text once; what was asked for, and whether it is within, follows. */
function limitsJson(limits: readonly CheckedLimit[], model: ModelEntry): string {
  const heads = headsOf(model)
  let json = '['
  for (const limit of limits) {
    const head = heads.get(limit.name) ?? headOf(limit)
    // The memory of this machine is no fact of the model.
    if (limit.origin !== 'hardware' && !heads.has(limit.name)) heads.set(limit.name, head)
    json += `${json === '[' ? '' : ','}${head}${valueJson(limit.requested)}${limit.ok ? ',"ok":true}' : ',"ok":false}'}`
  }
  return `${json}]`
}

function headsOf(model: ModelEntry): Map<string, string> {
  const kept = HEADS.get(model)
  if (kept) return kept
  const heads = new Map<string, string>()
  HEADS.set(model, heads)
  return heads
}

/** Names of limits and where they come from are words of ours, which need no escape. */
const headOf = ({ name, value, origin }: CheckedLimit): string =>
  `{"name":"${name}","value":${valueJson(value)},"origin":"${origin}","requested":`

function valueJson(value: unknown): string {
  if (value === null) return 'null'
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : JSON.stringify(value)
}
