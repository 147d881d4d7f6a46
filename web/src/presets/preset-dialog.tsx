// The dialog around the form of a preset: its buttons, and what the server refused.
import { type ReactNode, type SubmitEvent, useRef } from 'react'
import { type FieldErrors, summaryOf } from '../core/problem.ts'
import { useFocusFirstError } from '../models/form/use-focus-first-error.ts'
import { PRESET_FORM } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { FORM_FIELDS } from './form-values.ts'

interface PresetDialogProps {
  title: string
  action: string
  error: unknown
  errors: FieldErrors
  isBusy: boolean
  isUnchanged?: boolean
  /** Instead of the sentence of the server. */
  notice?: ReactNode
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

const FIELDS = [...FORM_FIELDS, { pointer: '/base_model' }]

export function PresetDialog({
  title,
  action,
  error,
  errors,
  isBusy,
  isUnchanged,
  notice,
  ...rest
}: PresetDialogProps) {
  const form = useRef<HTMLFormElement>(null)
  useFocusFirstError(form, errors)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    rest.onSubmit()
  }
  return (
    <Dialog title={title} description={PRESET_FORM.lead} onClose={rest.onClose}>
      <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody>{rest.children}</DialogBody>
        <DialogFooter>
          {notice ||
            (error !== null && error !== undefined && (
              <Notice tone="bad" className="mr-auto w-full">
                {summaryOf(error, FIELDS)}
              </Notice>
            ))}
          <Button onClick={rest.onClose}>{PRESET_FORM.cancel}</Button>
          <Button type="submit" look="primary" busy={isBusy} disabled={isUnchanged}>
            {action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
