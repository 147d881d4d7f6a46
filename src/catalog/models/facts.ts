// From what a caller sends to the facts of a model: patches, the two views of a limit, fields that are not theirs.
import { invalid, invalidFields } from '../../core/errors.ts'
import { isObject, type JsonObject, keysOf, mergePatch, sameJson } from '../../core/record.ts'
import { TOP_LEVEL_LIMITS } from '../../vocabulary/index.ts'
import type { LimitValue } from '../overrides.ts'
import { type Capabilities, type Model, type ModelCreate, ModelFacts, type ModelPatch, READ_ONLY } from './contract.ts'
import type { ModelRow } from './store.ts'

/** How a patch treats an object that it names: merges into it (PATCH) or replaces it (PUT). */
export type PatchMode = 'merge' | 'replace'

const FACTS = keysOf(ModelFacts.shape)

const factsOf = (row: ModelRow): ModelFacts => Object.fromEntries(FACTS.map((name) => [name, row[name]])) as ModelFacts

export function factsOfCreate({ id: _, ...body }: ModelCreate): ModelFacts {
  return parseFacts(withLimits(body, {}, 'replace'))
}

/**
 * The facts of `row` after a patch. A limit that the environment overrides counts as unchanged where the patch repeats
 * what was shown. Read-only fields are left out.
 */
export function patchedFacts(row: ModelRow, shown: Model, patch: ModelPatch, mode: PatchMode): ModelFacts {
  const change = withLimits(withoutOverrides(ownOf(patch), row, shown), row.capabilities, mode)
  const before = factsOf(row)
  return parseFacts(mode === 'merge' ? mergePatch(before, change) : withoutNulls({ ...before, ...change }))
}

function parseFacts(facts: unknown): ModelFacts {
  const parsed = ModelFacts.safeParse(facts)
  if (!parsed.success) throw invalidFields(parsed.error.issues, 'The model')
  return parsed.data
}

const FOREIGN: ReadonlySet<string> = new Set(READ_ONLY)

const ownOf = (patch: ModelPatch): JsonObject =>
  Object.fromEntries(Object.entries(patch).filter(([name, value]) => value !== undefined && !FOREIGN.has(name)))

/**
 * Moves the audio limits from the top level into `capabilities`: one value, two views. The view that changed counts.
 * @param before the capabilities as they were; those that replace them and are not named are the same.
 */
function withLimits(body: JsonObject, before: Capabilities, mode: PatchMode): JsonObject {
  const names = TOP_LEVEL_LIMITS.filter((name) => name in body)
  if (names.length === 0) return body
  const rest = { ...body }
  const unnamed = mode === 'replace' && !('capabilities' in body) ? before : {}
  const capabilities: JsonObject = { ...(isObject(body.capabilities) ? body.capabilities : unnamed) }
  for (const name of names) {
    const [top, inner, old] = [rest[name] ?? null, capabilities[name] ?? null, before[name] ?? null]
    delete rest[name]
    if (isObject(body.capabilities) && name in capabilities && top !== inner) {
      if (top === old) continue
      if (inner !== old) throw invalid(`/${name}`, `and /capabilities/${name} say two different things`)
    }
    // A merge removes what is null; what replaces has nothing there.
    if (top === null && mode === 'replace') delete capabilities[name]
    else capabilities[name] = top
  }
  return { ...rest, capabilities }
}

/** A limit that comes back as the environment overrides it was only read, not set. */
function withoutOverrides(body: JsonObject, row: ModelRow, shown: Model): JsonObject {
  const own = row.capabilities as Partial<Record<string, LimitValue>>
  const result = { ...body }
  const restore = (target: JsonObject, name: string) => {
    const overridden = shown.capabilities[name]
    if (!(name in target) || sameJson(own[name], overridden) || !sameJson(target[name], overridden)) return
    if (name in own) target[name] = own[name]
    else delete target[name]
  }
  for (const name of TOP_LEVEL_LIMITS) restore(result, name)
  if (isObject(result.capabilities)) {
    result.capabilities = { ...result.capabilities }
    for (const name of Object.keys(shown.capabilities)) restore(result.capabilities as JsonObject, name)
  }
  return result
}

/** A field that is cleared goes back to its default. */
const withoutNulls = (facts: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
