// What of a model can be written by a person, each field by where it stands in the model.
import type { Model } from '@roster/client'
import type { Modality } from '../../core/words.ts'
import { FIELDS } from '../../texts/model-form.ts'

export interface FieldSpec {
  /** Where it stands, as the server names it when it is wrong. */
  pointer: string
  label: string
  /** `flag` is yes, no or not told; `date` a day. */
  kind: 'text' | 'long' | 'number' | 'flag' | 'date'
  unit?: string
  hint?: string
  /** What an empty number means; `unknown` without it. */
  placeholder?: string
  /** For which modalities it is offered; all without it. A field that has a value is offered always. */
  for?: readonly Modality[]
}

const { units: UNITS } = FIELDS

export const NAMES: readonly FieldSpec[] = [
  { pointer: '/display_name', label: FIELDS.displayName, kind: 'text' },
  { pointer: '/description', label: FIELDS.description, kind: 'long' },
]

export const ROUTING: readonly FieldSpec[] = [
  { pointer: '/priority', label: FIELDS.priority, kind: 'number', hint: FIELDS.priorityHint },
]

export const LIMITS: readonly FieldSpec[] = [
  {
    pointer: '/capabilities/context_window',
    label: FIELDS.contextWindow,
    kind: 'number',
    unit: UNITS.tokens,
    for: ['text'],
  },
  { pointer: '/capabilities/max_output', label: FIELDS.maxOutput, kind: 'number', unit: UNITS.tokens, for: ['text'] },
  { pointer: '/capabilities/thinking', label: FIELDS.thinking, kind: 'flag', hint: FIELDS.thinkingHint, for: ['text'] },
  { pointer: '/knowledge_cutoff', label: FIELDS.knowledgeCutoff, kind: 'date', for: ['text'] },
  {
    pointer: '/capabilities/max_duration_seconds',
    label: FIELDS.maxDuration,
    kind: 'number',
    unit: UNITS.seconds,
    for: ['audio', 'video'],
  },
  {
    pointer: '/capabilities/max_resolution',
    label: FIELDS.maxResolution,
    kind: 'text',
    hint: FIELDS.maxResolutionHint,
    for: ['image', 'video'],
  },
  {
    pointer: '/capabilities/vram_requirement_gb',
    label: FIELDS.vram,
    kind: 'number',
    unit: UNITS.gb,
    for: ['image', 'audio', 'video'],
  },
]

export const PRICES: readonly FieldSpec[] = [
  {
    pointer: '/pricing/input_per_mtok',
    label: FIELDS.priceOfInput,
    kind: 'number',
    unit: UNITS.perMillion,
    for: ['text'],
  },
  {
    pointer: '/pricing/output_per_mtok',
    label: FIELDS.priceOfOutput,
    kind: 'number',
    unit: UNITS.perMillion,
    for: ['text'],
  },
  {
    pointer: '/pricing/cache_read_per_mtok',
    label: FIELDS.priceOfCacheRead,
    kind: 'number',
    unit: UNITS.perMillion,
    for: ['text'],
  },
  { pointer: '/pricing/per_image', label: FIELDS.priceOfImage, kind: 'number', unit: UNITS.perOne, for: ['image'] },
  {
    pointer: '/pricing/per_second',
    label: FIELDS.priceOfSecond,
    kind: 'number',
    unit: UNITS.perOne,
    for: ['audio', 'video'],
  },
  {
    pointer: '/pricing/per_request',
    label: FIELDS.priceOfRequest,
    kind: 'number',
    unit: UNITS.perOne,
    for: ['image', 'audio', 'video'],
  },
]

export const EDITED: readonly FieldSpec[] = [...NAMES, ...ROUTING, ...LIMITS, ...PRICES]

/** The fields that a model of this modality needs, and those that it has. */
export const fieldsFor = (specs: readonly FieldSpec[], modality: Modality, model?: Model): FieldSpec[] =>
  specs.filter((spec) => !spec.for || spec.for.includes(modality) || (model && textAt(model, spec) !== ''))

const DAY = '2025-03-01'

/** The value as it is typed; empty for none. */
export function textAt(model: Model, { pointer, kind }: FieldSpec): string {
  const value = pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((within, name) => (within as Record<string, unknown> | null)?.[name], model)
  if (value === null || value === undefined) return ''
  return kind === 'date' ? String(value).slice(0, DAY.length) : String(value)
}
