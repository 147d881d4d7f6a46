// Parameters in the one language of the vocabulary: what came in under which name, and which layer wins.
import { type FieldError, RosterError } from '../core/errors.ts'
import { isObject, type JsonObject } from '../core/record.ts'
import { canonicalParameter, PARAMETERS, type ParameterShape } from '../vocabulary/index.ts'
import type { PARAMETER_ORIGINS } from './contract.ts'

export type ParameterOrigin = (typeof PARAMETER_ORIGINS)[number]
export type Parameters = Record<string, unknown>

export interface Layer {
  origin: ParameterOrigin
  values: Parameters
}

export interface Merged {
  parameters: Parameters
  origins: Record<string, ParameterOrigin>
}

const SHAPES: Record<ParameterShape, { fits: (value: unknown) => boolean; sentence: string }> = {
  count: {
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
    sentence: 'must be a whole number above 0',
  },
  seed: {
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= -1,
    sentence: 'must be a whole number; -1 is random',
  },
  skip: {
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= -1,
    sentence: 'must be a whole number; -1 is none',
  },
  number: { fits: (value) => Number.isFinite(value) && Number(value) >= 0, sentence: 'must be a number, 0 or more' },
  text: { fits: (value) => typeof value === 'string', sentence: 'must be text' },
}

/** The name under which a value came, for messages: `/input/guidance_scale`, not `/input/cfg_scale`. */
export type GivenNames = ReadonlyMap<string, string>

/**
 * What a caller asks for, by canonical names. Null is not given; -1 is a value.
 * @throws RosterError `invalid` with a pointer to each value that cannot be what it stands for, or stands twice.
 */
export function readInput(input: JsonObject): { values: Parameters; givenNames: GivenNames } {
  const values: Parameters = {}
  const givenNames = new Map<string, string>()
  const errors: FieldError[] = []
  eachGiven(input, (given, value) => {
    const known = canonicalParameter(given)
    const name = known ?? given
    const shape = known && SHAPES[PARAMETERS[known].shape]
    const other = givenNames.get(name)
    if (shape && !shape.fits(value)) errors.push({ pointer: pointerTo(given), detail: shape.sentence })
    else if (other !== undefined && values[name] !== value)
      errors.push({
        pointer: pointerTo(given),
        detail: `says something else than "${other}", which is the same parameter`,
      })
    values[name] = value
    givenNames.set(name, given)
  })
  if (errors.length === 0) return { values, givenNames }
  const sentences = errors.map(({ pointer, detail }) => `${pointer.slice('/input/'.length)} ${detail}`)
  throw new RosterError('invalid', `The input is not valid: ${sentences.join('; ')}`, { errors })
}

export const pointerTo = (given: string): string => `/input/${given.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Parameters that a model alone knows stand flat beside the others, also when they come as `additional_params`. */
function eachGiven(input: JsonObject, take: (given: string, value: unknown) => void): void {
  for (const name of Object.keys(input)) {
    const value = input[name]
    if (name === 'additional_params' && isObject(value)) eachValue(value, take)
    else if (value !== null && value !== undefined) take(name, value)
  }
}

function eachValue(values: JsonObject, take: (given: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined) take(name, value)
}

const DEFAULTS_READ = new WeakMap<JsonObject, Parameters>()

/**
 * Defaults of a model by canonical names; what is not a value of its parameter is left out. A row never changes, so
 * that what was read of it once is kept as long as the row.
 */
export function readDefaults(defaults: JsonObject): Parameters {
  const values = DEFAULTS_READ.get(defaults) ?? canonicalDefaults(defaults)
  DEFAULTS_READ.set(defaults, values)
  return values
}

function canonicalDefaults(defaults: JsonObject): Parameters {
  const values: Parameters = {}
  eachGiven(defaults, (given, value) => {
    const name = canonicalParameter(given)
    if (!name || SHAPES[PARAMETERS[name].shape].fits(value)) values[name ?? given] = value
  })
  return values
}

/** @param layers from the strongest to the weakest. */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const merged: Merged = { parameters: {}, origins: {} }
  for (const { origin, values } of layers)
    for (const name of Object.keys(values)) {
      if (Object.hasOwn(merged.origins, name)) continue
      merged.parameters[name] = values[name]
      merged.origins[name] = origin
    }
  return merged
}
