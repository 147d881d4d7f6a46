// From what was typed to what is sent: the fields that differ, and no other, so that nobody else's change is lost.
import type { FieldErrors } from '../../core/problem.ts'
import { FIELDS } from '../../texts/model-form.ts'
import type { FieldSpec } from './fields.ts'

export type Values = Readonly<Record<string, string>>

type Body = Record<string, unknown>

export interface Written {
  body: Body
  /** What cannot even be sent, by pointer. */
  errors: FieldErrors
}

/** @param base the values that the form began with; without it every value that is there counts. */
export function writtenFields(specs: readonly FieldSpec[], values: Values, base: Values = {}): Written {
  const body: Body = {}
  const errors: Record<string, string> = {}
  for (const spec of specs) {
    const text = (values[spec.pointer] ?? '').trim()
    if (text === (base[spec.pointer] ?? '').trim()) continue
    const value = valueFrom(spec.kind, text)
    if (Number.isNaN(value)) errors[spec.pointer] = FIELDS.noNumber
    else put(body, spec.pointer, value)
  }
  return { body, errors }
}

function valueFrom(kind: FieldSpec['kind'], text: string): unknown {
  if (kind === 'number') return numberOf(text)
  if (text === '') return null
  if (kind === 'flag') return text === 'true'
  return kind === 'date' ? `${text}T00:00:00Z` : text
}

/** Digits may be grouped, as people copy them: 200,000 or 200 000. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[\s_]|,(?=\d{3}(\D|$))/g, '')
  return plain === '' ? null : Number(plain)
}

function put(body: Body, pointer: string, value: unknown): void {
  const names = pointer.slice(1).split('/')
  const last = names.pop() ?? ''
  let within = body
  for (const name of names) {
    within[name] ??= {}
    within = within[name] as Body
  }
  within[last] = value
}
