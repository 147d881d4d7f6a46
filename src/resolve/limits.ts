// The limits of a model, each as an object: what it reads, what it refuses, and what it makes of a value over it.
import type { Capabilities } from '../catalog/contract.ts'
import type { CapabilityName } from '../vocabulary/index.ts'
import type { Parameters } from './parameters.ts'
import { fitsInto, pixels, roundDown, scaleInto, scaleToPixels, sizeOf } from './resolution.ts'

type Value = string | number | boolean

interface Limit {
  name: CapabilityName
  /** The parameters that it bounds; a violation points at the first that was given. */
  bounds: readonly string[]
  /** What was asked for, to be shown beside the limit; null for nothing. */
  requested(parameters: Parameters): Value | null
  allows(limit: never, parameters: Parameters): boolean
  sentence(limit: never, parameters: Parameters): string
  /** The parameters within the limit; null where that cannot be decided for the caller. */
  clamp(limit: never, parameters: Parameters): Parameters | null
}

const given = (name: string) => (parameters: Parameters) => (parameters[name] ?? null) as Value | null

/** A parameter that may be at most so much. */
const atMost = (
  name: CapabilityName,
  parameter: string,
  sentence: (limit: number, value: unknown) => string,
): Limit => ({
  name,
  bounds: [parameter],
  requested: given(parameter),
  allows: (limit: number, parameters) => !(Number(parameters[parameter] ?? 0) > limit),
  sentence: (limit: number, parameters) => sentence(limit, parameters[parameter]),
  clamp: (limit: number) => ({ [parameter]: limit }),
})

/** A parameter whose value must be one of a list; without a list nothing is known, and all is allowed. */
const oneOf = (name: CapabilityName, parameter: string): Limit => ({
  name,
  bounds: [parameter],
  requested: given(parameter),
  allows: (words: string[], parameters) =>
    words.length === 0 || parameters[parameter] === undefined || words.includes(String(parameters[parameter])),
  sentence: (words: string[], parameters) =>
    `${parameter} ${parameters[parameter]} is not supported; the model knows ${words.join(', ')}`,
  clamp: ([first]: string[]) => ({ [parameter]: first }),
})

/** Something that a model cannot do at all. */
const ability = (name: CapabilityName, parameters: readonly string[], sentence: string, canDrop: boolean): Limit => ({
  name,
  bounds: parameters,
  requested: (values) => (parameters.some((parameter) => isGiven(values[parameter])) ? true : null),
  allows: (can: boolean, values) => can || !parameters.some((parameter) => isGiven(values[parameter])),
  sentence: () => sentence,
  clamp: () => (canDrop ? Object.fromEntries(parameters.map((parameter) => [parameter, undefined])) : null),
})

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const SIDES = ['resolution_width', 'resolution_height'] as const

const requestedSize = (parameters: Parameters): Value | null => {
  const size = sizeOf(parameters)
  return size && `${size.width}x${size.height}`
}

const total = (parameters: Parameters): number =>
  Number(parameters.input_tokens ?? 0) + Number(parameters.max_tokens ?? 0)

/** In the order in which they are checked and clamped: the shape of an image before the grid that it must lie on. */
const LIMITS: readonly Limit[] = [
  atMost(
    'max_duration_seconds',
    'duration',
    // The text is the specification's own.
    (limit, value) => `Duration ${value}s exceeds model limit of ${limit}s`,
  ),
  {
    ...atMost(
      'max_input',
      'input_tokens',
      (limit, value) => `Input of ${value} tokens exceeds model limit of ${limit}`,
    ),
    clamp: () => null,
  },
  atMost('max_output', 'max_tokens', (limit, value) => `Output of ${value} tokens exceeds model limit of ${limit}`),
  {
    name: 'context_window',
    bounds: ['max_tokens', 'input_tokens'],
    requested: (parameters) => total(parameters) || null,
    allows: (limit: number, parameters) => total(parameters) <= limit,
    sentence: (limit: number, parameters) =>
      `Input and output of ${total(parameters)} tokens exceed the context window of ${limit}`,
    clamp: (limit: number, parameters) => {
      const room = limit - Number(parameters.input_tokens ?? 0)
      return room >= 1 ? { max_tokens: room } : null
    },
  },
  {
    name: 'max_resolution',
    bounds: SIDES,
    requested: requestedSize,
    allows: (limit: string, parameters) => fitsInto(limit, parameters),
    sentence: (limit: string, parameters) => `Resolution ${requestedSize(parameters)} exceeds model limit of ${limit}`,
    clamp: (limit: string, parameters) => scaleInto(limit, parameters),
  },
  {
    name: 'max_pixels',
    bounds: SIDES,
    requested: (parameters) => pixels(parameters),
    allows: (limit: number, parameters) => (pixels(parameters) ?? 0) <= limit,
    sentence: (limit: number, parameters) =>
      `Resolution ${requestedSize(parameters)} has ${pixels(parameters)} pixels; the model makes at most ${limit}`,
    clamp: (limit: number, parameters) => scaleToPixels(limit, parameters),
  },
  {
    name: 'resolution_multiple',
    bounds: SIDES,
    requested: requestedSize,
    allows: (multiple: number, parameters) => SIDES.every((side) => Number(parameters[side] ?? 0) % multiple === 0),
    sentence: (multiple: number, parameters) =>
      `Resolution ${requestedSize(parameters)} is not a multiple of ${multiple} on both sides`,
    clamp: (multiple: number, parameters) => roundDown(multiple, parameters),
  },
  atMost('max_batch_size', 'batch_size', (limit, value) => `Batch of ${value} exceeds model limit of ${limit}`),
  atMost('max_steps', 'steps', (limit, value) => `${value} steps exceed model limit of ${limit}`),
  oneOf('samplers', 'sampler'),
  oneOf('schedulers', 'scheduler'),
  ability('supports_negative_prompts', ['negative_prompt'], 'The model takes no negative prompt', true),
  ability('supports_image_to_image', ['image', 'init_image'], 'The model makes no image from an image', false),
  ability('supports_inpainting', ['mask', 'mask_image'], 'The model does no inpainting', false),
]

export interface CheckedLimit {
  name: string
  value: Value | string[]
  origin: 'registry' | 'environment' | 'hardware'
  requested: Value | null
  ok: boolean
}

export interface Clamped {
  name: string
  from: unknown
  to: unknown
}

export interface Violation {
  /** The parameter at fault. */
  parameter: string
  sentence: string
}

export interface Checked {
  parameters: Parameters
  limits: CheckedLimit[]
  clamped: Clamped[]
  violations: Violation[]
}

/**
 * Holds parameters against what is known of a model. With `clamp` they come back within the limits where that can be
 * decided; what cannot be stays a violation.
 * @param overridden the limits that the environment sets.
 */
export function checkLimits(
  capabilities: Capabilities,
  overridden: Readonly<Record<string, unknown>>,
  asked: Parameters,
  clamp: boolean,
): Checked {
  const checked: Checked = { parameters: asked, limits: [], clamped: [], violations: [] }
  for (const { limit, value } of limitsOf(capabilities)) {
    const { parameters } = checked
    const ok = limit.allows(value, parameters)
    const origin = limit.name in overridden ? 'environment' : 'registry'
    checked.limits.push({ name: limit.name, value, origin, requested: limit.requested(asked), ok })
    if (ok) continue
    const within = clamp ? limit.clamp(value, parameters) : null
    if (within) apply(checked, within)
    else checked.violations.push({ parameter: atFault(limit, parameters), sentence: limit.sentence(value, parameters) })
  }
  return checked
}

const LIMITS_OF = new WeakMap<Capabilities, { limit: Limit; value: never }[]>()

/** The limits that are known of a model. Its capabilities never change, so that they are looked up once. */
function limitsOf(capabilities: Capabilities): { limit: Limit; value: never }[] {
  const known =
    LIMITS_OF.get(capabilities) ??
    LIMITS.map((limit) => ({ limit, value: capabilities[limit.name] as never })).filter(
      ({ value }) => value !== undefined && value !== null,
    )
  LIMITS_OF.set(capabilities, known)
  return known
}

/** Whether the machine has what a model needs: a warning that refuses nothing, for a model may run in parts. */
export function hardwareLimits({ vram_requirement_gb: needed }: Capabilities, vramGb: number | null): CheckedLimit[] {
  if (!needed || vramGb === null) return []
  return [{ name: 'vram_requirement_gb', value: vramGb, origin: 'hardware', requested: needed, ok: needed <= vramGb }]
}

function apply(checked: Checked, within: Parameters): void {
  const parameters = { ...checked.parameters }
  for (const [name, to] of Object.entries(within)) {
    const from = parameters[name]
    // A side that was not given is like the other, and stays so.
    if (from === undefined || from === to) continue
    checked.clamped.push({ name, from, to: to ?? null })
    if (to === undefined) delete parameters[name]
    else parameters[name] = to
  }
  checked.parameters = parameters
}

const atFault = (limit: Limit, parameters: Parameters): string =>
  limit.bounds.find((name) => parameters[name] !== undefined) ?? limit.bounds[0] ?? limit.name
