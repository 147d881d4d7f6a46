// From what the signals say to what the file is: the strongest decides, a weaker one may make it finer, else it is a conflict.
import { BASE_MODELS, type BaseModel, type BaseModelName, type Signal } from '../../vocabulary/index.ts'
import type { Claim } from './claim.ts'
import type { Identified } from './contract.ts'

export type Conflict = Identified['conflicts'][number]

export type Conclusion = Pick<Identified, 'type' | 'family' | 'base_model' | 'confidence' | 'conflicts'>

/** How sure each signal commonly is. A rule that knows better says so. */
export const SURENESS: Readonly<Record<Signal, number>> = {
  person: 1,
  catalog: 0.98,
  shapes: 0.95,
  keys: 0.9,
  metadata: 0.7,
  name: 0.4,
}
/** How much is left of it where signals disagree. */
const DISAGREED = 0.7
/** How much of it counts where the type is known and the base model that it needs is not. */
const WITHOUT_BASE = 0.5

const KNOWN: Readonly<Record<string, BaseModel>> = BASE_MODELS
const FAMILIES: ReadonlySet<string> = new Set(Object.values(KNOWN).map(({ family }) => family))
const STANDS_ALONE: ReadonlySet<string> = new Set(['text_encoder', 'clip_vision', 'upscaler'])

/** @param claims the strongest first. */
export function conclude(claims: readonly Claim[]): Conclusion {
  const typed = claims.find(({ says }) => says.type !== undefined)
  const type = typed?.says.type ?? 'unknown'
  const { taken, conflicts } = baseOf(claims)
  const base_model = taken?.says.base_model ?? null
  const told = claims.find(({ says }) => says.family !== undefined)
  const family = familyOf(base_model) ?? told?.says.family ?? null
  const sureness = surenessOfAll(type, taken, told, typed)
  const all = [...conflicts, ...typeConflicts(claims, typed), ...familyConflicts(claims, told, base_model)]
  return {
    type,
    family,
    base_model,
    confidence: rounded(all.length > 0 ? sureness * DISAGREED : sureness),
    conflicts: all,
  }
}

function surenessOfAll(type: string, base?: Claim, family?: Claim, typed?: Claim): number {
  if (base) return surenessOf(base)
  const decisive = family ?? typed
  if (!decisive) return 0
  // What needs a base model, or is one of those that have a name of their own, is only half told without it.
  const isHalf = !STANDS_ALONE.has(type) && (!family || FAMILIES.has(family.says.family ?? ''))
  return surenessOf(decisive) * (isHalf ? WITHOUT_BASE : 1)
}

const surenessOf = ({ signal, says }: Claim): number => says.sureness ?? SURENESS[signal]
const rounded = (value: number): number => Math.round(value * 100) / 100

export const familyOf = (base: string | null): string | null =>
  base !== null && Object.hasOwn(KNOWN, base) ? (KNOWN[base]?.family ?? null) : null

function baseOf(claims: readonly Claim[]): { taken: Claim | undefined; conflicts: Conflict[] } {
  let taken: Claim | undefined
  // What the strongest leaves open; a claim outside of it contradicts.
  let open: readonly BaseModelName[] | undefined
  let family: string | undefined
  const conflicts: Conflict[] = []
  for (const claim of claims) {
    const { base_model: base, among } = claim.says
    if (base === undefined) {
      if (!taken) {
        open ??= among
        family ??= claim.says.family
      }
      continue
    }
    if (!taken) {
      if (fits(base, open, family)) {
        taken = claim
        open = among ?? []
      } else if (claim.signal !== 'name') conflicts.push(familyConflict(claims, claim, base))
    } else if (open?.includes(base)) {
      // Its layout is the stronger claim's, so nothing is contradicted; how sure it is, is its own.
      taken = claim
      open = []
    } else if (!isKin(base, taken.says.base_model) && claim.signal !== 'name') {
      conflicts.push(conflict('base_model', [taken, taken.says.base_model ?? ''], [claim, base]))
    }
  }
  return { taken, conflicts }
}

const fits = (base: BaseModelName, open: readonly BaseModelName[] | undefined, family: string | undefined): boolean =>
  (open === undefined || open.includes(base)) && (family === undefined || familyOf(base) === family)

/** The same, or one made from the other: a weaker signal that is only less exact contradicts nothing. */
export function isKin(left: string, right: string | undefined): boolean {
  return right !== undefined && (descends(left, right) || descends(right, left))
}

/** Whether it is the other, or was made from it. */
export function descends(from: string, to: string): boolean {
  for (let base: string | undefined = from; base !== undefined; base = KNOWN[base]?.parent) if (base === to) return true
  return false
}

function familyConflict(claims: readonly Claim[], claim: Claim, base: BaseModelName): Conflict {
  const stronger = claims.find(({ says }) => says.family !== undefined || says.among !== undefined) ?? claim
  const told = stronger.says.family ?? stronger.says.among?.join(' or ') ?? ''
  return conflict('base_model', [stronger, told], [claim, base])
}

const typeConflicts = (claims: readonly Claim[], typed: Claim | undefined): Conflict[] =>
  claims
    .filter(({ says, signal }) => says.type !== undefined && says.type !== typed?.says.type && signal !== 'name')
    .slice(0, 1)
    .flatMap((claim) =>
      typed ? [conflict('type', [typed, typed.says.type ?? ''], [claim, claim.says.type ?? ''])] : [],
    )

const familyConflicts = (claims: readonly Claim[], told: Claim | undefined, base: string | null): Conflict[] =>
  claims
    .filter(({ says }) => base === null && says.family !== undefined && says.family !== told?.says.family)
    .slice(0, 1)
    .flatMap((claim) =>
      told ? [conflict('family', [told, told.says.family ?? ''], [claim, claim.says.family ?? ''])] : [],
    )

type Told = readonly [claim: Claim, value: string]

function conflict(field: Conflict['field'], [stronger, value]: Told, [weaker, other]: Told): Conflict {
  return {
    field,
    values: [
      { signal: stronger.signal, value },
      { signal: weaker.signal, value: other },
    ],
    detail: `${capital(SPEAKERS[stronger.signal])} ${value}, but ${SPEAKERS[weaker.signal]} ${other} (${weaker.detail})`,
  }
}

export const SPEAKERS: Readonly<Record<Signal, string>> = {
  person: 'somebody chose',
  catalog: 'the catalog says',
  shapes: 'the sizes of its tensors say',
  keys: 'the names of its tensors say',
  metadata: 'its metadata says',
  name: 'its name says',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
