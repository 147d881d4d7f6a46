// Leads to the first field that is wrong, once the answer is there.
import { type RefObject, useEffect } from 'react'
import type { FieldErrors } from '../../core/problem.ts'

export function useFocusFirstError(form: RefObject<HTMLElement | null>, errors: FieldErrors): void {
  const which = Object.keys(errors).join(' ')
  useEffect(() => {
    if (which !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form, which])
}
