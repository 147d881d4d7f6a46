// What is typed into the form of a preset over what was there, and what of it is sent.
import type { Configuration } from '@roster/client'
import { useState } from 'react'
import type { FieldErrors } from '../core/problem.ts'
import { writtenFields } from '../models/form/patch.ts'
import { type AdditionalRow, additionalOf, FORM_FIELDS, rowsOf, valuesOf } from './form-values.ts'

/** What a new one begins with; all of it counts as typed. */
export interface Begun {
  values: Readonly<Record<string, string>>
  rows: readonly AdditionalRow[]
}

/** @param before what is there already; undefined for a new one */
export function usePresetForm(before: Configuration | undefined, begun?: Begun) {
  const [typed, setTyped] = useState(begun?.values ?? {})
  const [typedRows, setRows] = useState(begun?.rows ?? null)
  const [typedDefault, setDefault] = useState<boolean | null>(null)
  const [faults, setFaults] = useState<FieldErrors>({})
  const was = before ? valuesOf(before) : {}
  const wasDefault = before?.is_default ?? false
  const values = { ...was, ...typed }
  const rows = typedRows ?? rowsOf(before?.additional_params ?? {})
  const isDefault = typedDefault ?? wasDefault
  const written = writtenFields(FORM_FIELDS, values, was)
  const additional = additionalOf(rows)
  const body = {
    ...written.body,
    ...(isDefault !== wasDefault && { is_default: isDefault }),
    ...(typedRows && { additional_params: additional.params }),
  }
  const wrong = { ...written.errors, ...additional.errors }
  return {
    fields: {
      ...{ values, rows, isDefault, onRows: setRows, onDefault: setDefault },
      onType: (pointer: string, value: string) => setTyped({ ...typed, [pointer]: value }),
    },
    /** What could not even be sent when it was tried. */
    faults,
    isUnchanged: Object.keys(body).length + Object.keys(wrong).length === 0,
    /** Hands on what differs from what was there, unless something of it cannot be sent. */
    submit(send: (body: Record<string, unknown>) => void): void {
      setFaults(wrong)
      if (Object.keys(wrong).length === 0) send(body)
    },
  }
}
