// The dialog in which a preset is made or changed: its fields, its buttons, and what the server refused.
import type { Configuration } from '@roster/client'
import { type ReactNode, type SubmitEvent, useRef } from 'react'
import { fieldErrorsOf, summaryOf } from '../core/problem.ts'
import { useFocusFirstError } from '../models/form/use-focus-first-error.ts'
import { PRESET_FORM } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { FORM_FIELDS } from './form-values.ts'
import { PresetForm } from './preset-form.tsx'
import { type Begun, usePresetForm } from './use-preset-form.ts'

interface PresetEditorProps {
  title: string
  action: string
  /** The preset that is changed; without it one is made. */
  before?: Configuration
  /** What a new one begins with. */
  begun?: Begun
  error: unknown
  isBusy: boolean
  /** Instead of the sentence of the server. */
  notice?: ReactNode
  /** @param body the fields that differ from what was there */
  onSubmit: (body: Record<string, unknown>) => void
  onClose: () => void
  /** What it belongs to, where that is still to be chosen. */
  children?: ReactNode
}

const FIELDS = [...FORM_FIELDS, { pointer: '/base_model' }]

export function PresetEditor({ title, action, before, begun, error, isBusy, notice, ...rest }: PresetEditorProps) {
  const element = useRef<HTMLFormElement>(null)
  const form = usePresetForm(before, begun)
  const errors = { ...fieldErrorsOf(error), ...form.faults }
  useFocusFirstError(element, errors)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    form.submit(rest.onSubmit)
  }
  return (
    <Dialog title={title} description={PRESET_FORM.lead} onClose={rest.onClose}>
      <form ref={element} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          <PresetForm {...form.fields} errors={errors}>
            {rest.children}
          </PresetForm>
        </DialogBody>
        <DialogFooter>
          {notice ||
            (error !== null && error !== undefined && (
              <Notice tone="bad" className="mr-auto w-full">
                {summaryOf(error, FIELDS)}
              </Notice>
            ))}
          <Button onClick={rest.onClose}>{PRESET_FORM.cancel}</Button>
          <Button type="submit" look="primary" busy={isBusy} disabled={before !== undefined && form.isUnchanged}>
            {action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
