// What is typed into the form of a preset, and what is sent of it.
import type { Configuration } from '@roster/client'
import type { FieldErrors } from '../core/problem.ts'
import type { FieldSpec } from '../models/form/fields.ts'
import { PARAMETERS, PRESET_FORM as TEXT } from '../texts/presets.ts'

export interface AdditionalRow {
  /** Of the row in the form alone. */
  key: number
  name: string
  text: string
}

const whole = (name: keyof typeof PARAMETERS, hint?: string): FieldSpec => ({
  pointer: `/${name}`,
  label: PARAMETERS[name],
  kind: 'number',
  placeholder: '',
  ...(hint && { hint }),
})
const text = (name: keyof typeof PARAMETERS, hint: string): FieldSpec => ({
  pointer: `/${name}`,
  label: PARAMETERS[name],
  kind: 'text',
  hint,
})

export const ABOUT: readonly FieldSpec[] = [
  { pointer: '/name', label: TEXT.name, kind: 'text' },
  { pointer: '/description', label: TEXT.description, kind: 'long' },
]

export const VALUES: readonly FieldSpec[] = [
  whole('steps'),
  whole('cfg_scale'),
  text('sampler', TEXT.samplerHint),
  text('scheduler', TEXT.schedulerHint),
  whole('resolution_width', TEXT.pixels),
  whole('resolution_height', TEXT.pixels),
  whole('batch_size'),
  whole('clip_skip', TEXT.clipSkipHint),
  whole('seed', TEXT.seedHint),
]

export const FORM_FIELDS: readonly FieldSpec[] = [...ABOUT, ...VALUES]

/** What a new one begins with: what holds where nothing is said. */
export const DEFAULTS: Readonly<Record<string, string>> = { '/batch_size': '1', '/clip_skip': '-1', '/seed': '-1' }

export const valuesOf = (preset: Configuration): Record<string, string> =>
  Object.fromEntries(
    FORM_FIELDS.map(({ pointer }) => {
      const value = preset[pointer.slice(1) as keyof Configuration]
      return [pointer, value === null ? '' : String(value)]
    }),
  )

export const rowsOf = (additional: Readonly<Record<string, unknown>>): AdditionalRow[] =>
  Object.entries(additional).map(([name, value], key) => ({
    key,
    name,
    text: typeof value === 'string' && !isJson(value) ? value : JSON.stringify(value),
  }))

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Numbers, true, false, lists and objects as such, anything else as text. */
const parsed = (text: string): unknown => (isJson(text) ? JSON.parse(text) : text)

interface Additional {
  params: Record<string, unknown>
  errors: FieldErrors
}

export function additionalOf(rows: readonly AdditionalRow[]): Additional {
  const params: Record<string, unknown> = {}
  for (const { name: typed, text } of rows) {
    const name = typed.trim()
    if (name === '' && text.trim() === '') continue
    const fault = name === '' ? TEXT.nameless : Object.hasOwn(params, name) ? TEXT.twice(name) : null
    if (fault) return { params, errors: { '/additional_params': fault } }
    params[name] = parsed(text.trim())
  }
  return { params, errors: {} }
}
