// Which model: the one that was named, or the first candidate in order; and why each other one was not.
import type { Candidates, Catalog, ModelEntry } from '../catalog/index.ts'
import { invalid, notFound, RosterError } from '../core/errors.ts'
import { type Condition, conditionsOf } from './conditions.ts'
import type { ResolveRequest } from './contract.ts'

export interface Alternative {
  model: string
  rank: number
  reason: string
}

export interface Choice {
  entry: ModelEntry
  reason: string
  fallback: { from: string; reason: string } | null
  alternatives: readonly Alternative[]
  alternativesTotal: number
  /** Whether the same choice is given again, until the catalog changes: what is made of it can be kept with it. */
  isKept?: boolean
}

/** What a candidate would cost; null where it cannot be known. */
export type CostOfEntry = (entry: ModelEntry) => number | null

const ALTERNATIVES_SHOWN = 10

/** @throws RosterError `not_found`, or `conflict` where a named model cannot be used. Never another model unasked. */
export function choose(
  catalog: Catalog,
  request: ResolveRequest,
  adapter: ModelEntry | null,
  costOfEntry: CostOfEntry,
): Choice {
  const conditions = conditionsOf(catalog, request, adapter)
  if (!request.model) return best(catalog, request, conditions, costOfEntry)
  try {
    const entry = named(catalog, request, conditions)
    return { entry, reason: 'asked for by name', fallback: null, alternatives: [], alternativesTotal: 0 }
  } catch (error) {
    if (!request.fallback || !(error instanceof RosterError)) throw error
    const choice = best(catalog, fallbackRequest(catalog, request), conditions, costOfEntry)
    return { ...choice, isKept: false, fallback: { from: request.model, reason: error.message } }
  }
}

/** @throws RosterError with the reason why the named model cannot be used. */
function named(catalog: Catalog, { model, modality, task }: ResolveRequest, conditions: Condition[]): ModelEntry {
  const name = model ?? ''
  const entry = catalog.find(name)
  if (!entry) throw notFound('model', name)
  const { row } = entry
  const provider = catalog.provider(row.provider)
  const problem =
    (!row.is_active && 'is inactive') ||
    (!provider?.is_active && `belongs to the provider "${row.provider}", which is inactive`) ||
    (!entry.canRun && `is a ${row.type}, which cannot be run by itself`) ||
    (modality && modality !== row.modality && `makes ${row.modality}, not ${modality}`) ||
    (task && task !== row.task && `is for ${row.task}, not ${task}`) ||
    conditions.filter((condition) => !condition.holds(entry)).map(({ what }) => `is not one ${what}`)[0]
  if (problem) throw new RosterError('conflict', `The model "${row.id}" ${problem}`)
  return entry
}

/** What a named model was to be used for, for those that stand in for it. */
function fallbackRequest(catalog: Catalog, request: ResolveRequest): ResolveRequest {
  const row = catalog.find(request.model ?? '')?.row
  return { ...request, modality: request.modality ?? row?.modality, task: request.task ?? row?.task }
}

function best(catalog: Catalog, request: ResolveRequest, conditions: Condition[], costOfEntry: CostOfEntry): Choice {
  const { modality, task, prefer } = request
  if (!modality) throw invalid('/modality', 'is required where no model is named')
  if (!task) throw invalid('/task', 'is required where no model is named')
  const what = `${modality}/${task}`
  const all = catalog.candidates(modality, task)
  // Without conditions the list is in order already: then choosing costs the same in a catalog of any size.
  if (conditions.length === 0 && prefer !== 'cost') return openChoice(catalog, all, what)
  const passing = [...all].filter((entry) => conditions.every(({ holds }) => holds(entry)))
  if (passing.length === 0) throw noCandidate(what, [...all], conditions)
  return prefer === 'cost' ? cheapest(passing, costOfEntry, what) : foremost(passing, what)
}

/** Choices without conditions, each with the revision that it was made at. */
const OPEN_CHOICES = new WeakMap<Candidates, { revision: number; choice: Choice }>()

/** The candidates are in order already; who is chosen of them changes with the catalog alone. */
function openChoice({ revision }: Catalog, candidates: Candidates, what: string): Choice {
  const made = OPEN_CHOICES.get(candidates)
  if (made?.revision === revision) return made.choice
  const choice = { ...foremost(candidates, what), isKept: true }
  OPEN_CHOICES.set(candidates, { revision, choice })
  return choice
}

type InOrder = Pick<Candidates, 'length' | 'at' | 'slice'>

function foremost(passing: InOrder, what: string): Choice {
  const first = passing.at(0)
  if (!first) throw noCandidate(what, [], [])
  const reason = first.row.is_default ? `default for ${what}` : `first by priority for ${what}`
  const others = passing.slice(1, 1 + ALTERNATIVES_SHOWN).map((entry) => ({ entry, reason: whyLater(first, entry) }))
  return choiceOf(first, reason, others, passing.length - 1)
}

function cheapest(passing: ModelEntry[], costOfEntry: CostOfEntry, what: string): Choice {
  const costs = new Map(passing.map((entry) => [entry, costOfEntry(entry) ?? Number.POSITIVE_INFINITY]))
  const cost = (entry: ModelEntry) => costs.get(entry) ?? Number.POSITIVE_INFINITY
  const unknown = (entry: ModelEntry) => cost(entry) === Number.POSITIVE_INFINITY
  // The sort is stable: equal costs stay in routing order.
  const [first, ...others] = passing.sort((left, right) =>
    cost(left) < cost(right) ? -1 : Number(cost(left) > cost(right)),
  )
  if (!first) throw noCandidate(what, [], [])
  const reason = unknown(first) ? `first by priority for ${what}; no cost is known` : `lowest known cost for ${what}`
  const shown = others.slice(0, ALTERNATIVES_SHOWN).map((entry) => ({
    entry,
    reason: unknown(entry) ? 'cost not known' : cost(entry) > cost(first) ? 'costs more' : whyLater(first, entry),
  }))
  return choiceOf(first, reason, shown, others.length)
}

function choiceOf(
  entry: ModelEntry,
  reason: string,
  others: { entry: ModelEntry; reason: string }[],
  alternativesTotal: number,
): Choice {
  const alternatives = others.map((other, index) => ({
    model: other.entry.row.id,
    rank: index + 2,
    reason: other.reason,
  }))
  return { entry, reason, fallback: null, alternatives, alternativesTotal }
}

function whyLater({ row: first }: ModelEntry, { row: other }: ModelEntry): string {
  if (other.priority > first.priority) return 'lower priority'
  if (first.is_default && !other.is_default) return 'not the default'
  return other.display_name === first.display_name ? 'same name, later by id' : 'same priority, later by name'
}

/** Names what was asked for, and how many each condition left. */
function noCandidate(what: string, all: ModelEntry[], conditions: Condition[]): RosterError {
  let left = all
  const steps = conditions.map(({ what: condition, holds }) => {
    left = left.filter((entry) => holds(entry))
    return `${left.length} ${condition}`
  })
  return new RosterError('not_found', `No model for ${what}: ${[`${all.length} active`, ...steps].join(', then ')}`)
}
