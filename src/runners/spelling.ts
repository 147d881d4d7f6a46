// Parameters as a provider spells them: Roster's own names go in, and those that the provider reads come out.
import type { JsonObject } from '../core/record.ts'
import { canonicalParameter, type ParameterName } from '../vocabulary/index.ts'

export interface Dialect {
  /** What the provider calls it, where that is not Roster's name. */
  readonly names: { readonly [Name in ParameterName]?: string }
  /** The parameters that every model of it reads; any other goes only to a model whose defaults name it. Absent: all. */
  readonly reads?: ReadonlySet<ParameterName>
}

/** @param defaults of the model's row: what a row spells in its own way is what its model reads. */
export function spell(parameters: JsonObject, defaults: JsonObject, { names, reads }: Dialect): JsonObject {
  const own = ownSpellings(defaults)
  const spelled: JsonObject = {}
  for (const [given, value] of Object.entries(parameters)) {
    const name = canonicalParameter(given)
    if (value === null || value === undefined || (name && saysNothing(name, value))) continue
    const spelling = name && (own.get(name) ?? names[name] ?? name)
    if (name && reads && !reads.has(name) && !own.has(name)) continue
    spelled[spelling ?? given] = value
  }
  return spelled
}

const ownSpellings = (defaults: JsonObject): ReadonlyMap<ParameterName, string> =>
  new Map(
    Object.keys(defaults).flatMap((spelling) => {
      const name = canonicalParameter(spelling)
      return name ? [[name, spelling] as const] : []
    }),
  )

/** -1 is random and none; how many tokens go in is the caller's own count. */
const saysNothing = (name: ParameterName, value: unknown): boolean =>
  name === 'input_tokens' ||
  ((name === 'seed' || name === 'clip_skip') && value === -1) ||
  (name === 'negative_prompt' && value === '')
