// What of a model can be written by a person, each field by where it stands in the model.
import type { Model } from '@roster/client'
import type { Modality } from '../../core/words.ts'

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

export const NAMES: readonly FieldSpec[] = [
  { pointer: '/display_name', label: 'Display name', kind: 'text' },
  { pointer: '/description', label: 'Description', kind: 'long' },
]

export const ROUTING: readonly FieldSpec[] = [
  { pointer: '/priority', label: 'Priority', kind: 'number', hint: 'Lower is tried first' },
]

export const LIMITS: readonly FieldSpec[] = [
  { pointer: '/capabilities/context_window', label: 'Context window', kind: 'number', unit: 'tokens', for: ['text'] },
  { pointer: '/capabilities/max_output', label: 'Maximum output', kind: 'number', unit: 'tokens', for: ['text'] },
  { pointer: '/capabilities/thinking', label: 'Thinking', kind: 'flag', hint: 'Whether it reasons', for: ['text'] },
  { pointer: '/knowledge_cutoff', label: 'Knowledge cutoff', kind: 'date', for: ['text'] },
  {
    pointer: '/capabilities/max_duration_seconds',
    label: 'Maximum duration',
    kind: 'number',
    unit: 'seconds',
    for: ['audio', 'video'],
  },
  {
    pointer: '/capabilities/max_resolution',
    label: 'Maximum resolution',
    kind: 'text',
    hint: 'Such as 1024x1024',
    for: ['image', 'video'],
  },
  {
    pointer: '/capabilities/vram_requirement_gb',
    label: 'VRAM',
    kind: 'number',
    unit: 'GB',
    for: ['image', 'audio', 'video'],
  },
]

export const PRICES: readonly FieldSpec[] = [
  { pointer: '/pricing/input_per_mtok', label: 'Input', kind: 'number', unit: 'USD per million tokens', for: ['text'] },
  {
    pointer: '/pricing/output_per_mtok',
    label: 'Output',
    kind: 'number',
    unit: 'USD per million tokens',
    for: ['text'],
  },
  {
    pointer: '/pricing/cache_read_per_mtok',
    label: 'Cache read',
    kind: 'number',
    unit: 'USD per million tokens',
    for: ['text'],
  },
  { pointer: '/pricing/per_image', label: 'Image', kind: 'number', unit: 'USD for one', for: ['image'] },
  { pointer: '/pricing/per_second', label: 'Second', kind: 'number', unit: 'USD for one', for: ['audio', 'video'] },
  {
    pointer: '/pricing/per_request',
    label: 'Request',
    kind: 'number',
    unit: 'USD for one',
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
