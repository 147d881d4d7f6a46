// The three-way merge of one model: what the upstream changed is taken, what a person changed is kept.
import type { ModelRow, SaidFacts } from '../catalog/index.ts'
import { isObject, type JsonObject, sameJson } from '../core/record.ts'

export interface FieldChange {
  /** `pricing.input_per_mtok` */
  field: string
  from: unknown
  to: unknown
}

export interface Merged {
  row: ModelRow
  changed: FieldChange[]
  kept: FieldChange[]
}

/** Objects that are merged key by key; every other value is taken or kept whole. */
const NESTED: ReadonlySet<string> = new Set(['capabilities', 'pricing', 'input_defaults'])

/** What identifies a model, and what only the people who run it decide. */
const NOT_MERGED: ReadonlySet<string> = new Set(['provider', 'model_key', 'is_active', 'is_default', 'priority'])

/** What a model cannot be without: an upstream that no longer says it does not clear it. */
const REQUIRED: ReadonlySet<string> = new Set(['display_name', 'modality', 'task', 'type'])

/** @param theirs what the upstream `source` says now. What it last said is the base of the merge. */
export function mergeUpstream(row: ModelRow, source: string, theirs: SaidFacts): Merged {
  const base = row.upstream[source] ?? {}
  const merged: Merged = { row: { ...row, upstream: { ...row.upstream, [source]: theirs } }, changed: [], kept: [] }
  for (const path of pathsOf(base, theirs)) {
    const [ours, before, after] = [get(row, path), get(base, path), get(theirs, path)]
    if (sameJson(ours, after) || (after === null && (before === null || REQUIRED.has(path[0])))) continue
    const change = { field: path.join('.'), from: valueAt(row, path), to: after }
    if (isPersonal(row, path, ours)) merged.kept.push(change)
    else if (!sameJson(before, after)) {
      merged.changed.push(change)
      set(merged.row, path, after)
    }
  }
  return merged
}

/** Whether a person set the value: it is what no upstream last said of it. */
function isPersonal(row: ModelRow, path: Path, ours: unknown): boolean {
  const words = Object.values(row.upstream).map((facts) => get(facts, path))
  if (ours === null) return words.some((word) => word !== null)
  return !words.some((word) => sameJson(word, ours))
}

type Path = [field: string] | [field: string, key: string]

function pathsOf(...all: SaidFacts[]): Path[] {
  const paths = all.flatMap((facts) =>
    Object.entries(facts).flatMap(([field, value]): Path[] => {
      if (NOT_MERGED.has(field)) return []
      return NESTED.has(field) && isObject(value) ? Object.keys(value).map((key) => [field, key]) : [[field]]
    }),
  )
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()]
}

/** What stands there, as it is. */
const valueAt = (facts: SaidFacts, [field, key]: Path): unknown => {
  const value = (facts as JsonObject)[field]
  return (key === undefined ? value : isObject(value) ? value[key] : null) ?? null
}

/** Null is what nobody has said: a field that is missing, cleared, or as it is when nothing is known. */
function get(facts: SaidFacts, path: Path): unknown {
  const [field, key] = path
  const value = valueAt(facts, path)
  if (key !== undefined) return value
  const isEmpty = value === false || (Array.isArray(value) && value.length === 0)
  return isEmpty || (field === 'display_name' && value === facts.model_key) ? null : value
}

function set(row: ModelRow, [field, key]: Path, value: unknown): void {
  const target = row as unknown as JsonObject
  if (key === undefined) target[field] = value ?? emptyOf(target[field])
  else {
    const object = { ...(target[field] as JsonObject) }
    if (value === null) delete object[key]
    else object[key] = value
    target[field] = object
  }
}

const emptyOf = (value: unknown): unknown => (Array.isArray(value) ? [] : typeof value === 'boolean' ? false : null)
