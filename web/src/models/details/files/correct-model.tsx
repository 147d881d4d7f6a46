// Says what the files are, where they were taken for something else.
import type { InstalledModel } from '@roster/client'
import { type SubmitEvent, useState } from 'react'
import { errorAt, fieldErrorsOf, summaryOf } from '../../../core/problem.ts'
import { useBaseModels } from '../../../core/use-base-models.ts'
import { MODEL_TYPES, type ModelType } from '../../../core/words.ts'
import { useCorrect } from '../../../library/queries.ts'
import { IDENTITY } from '../../../texts/details.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { toast } from '../../../ui/toast.tsx'

interface CorrectModelProps {
  installed: InstalledModel
  onClose: () => void
}

const FIELDS = [{ pointer: '/type' }, { pointer: '/base_model' }, { pointer: '/family' }]

export function CorrectModel({ installed, onClose }: CorrectModelProps) {
  const known = useBaseModels()
  const correct = useCorrect(installed.id)
  const [type, setType] = useState(installed.type)
  const [base, setBase] = useState(installed.base_model ?? '')
  const [typedFamily, setFamily] = useState(installed.family ?? '')
  const errors = fieldErrorsOf(correct.error)
  // The family of a base model is known, and a person need not say it again.
  const follows = known.find(({ id }) => id === base)?.family
  const family = follows ?? typedFamily
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    correct.mutate(
      { type, base_model: base.trim() || null, ...(follows === undefined && { family: family.trim() || null }) },
      {
        onSuccess: () => {
          toast(IDENTITY.saved(installed.name))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={IDENTITY.correctTitle(installed.name)}
      description={IDENTITY.correctLead}
      width="narrow"
      onClose={onClose}
    >
      <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="space-y-3.5">
          <Field label={IDENTITY.type} error={errorAt(errors, '/type')}>
            {(control) => (
              <Select {...control} value={type} onChange={(event) => setType(event.target.value as ModelType)}>
                {Object.entries(MODEL_TYPES).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={IDENTITY.baseModel} error={errorAt(errors, '/base_model')}>
            {(control) => (
              <Select {...control} value={base} onChange={(event) => setBase(event.target.value)}>
                <option value="">{IDENTITY.unknown}</option>
                {base !== '' && !follows && <option value={base}>{base}</option>}
                {known.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={IDENTITY.family} hint={IDENTITY.familyHint} error={errorAt(errors, '/family')}>
            {(control) => (
              <Input
                {...control}
                disabled={follows !== undefined}
                value={family}
                onChange={(event) => setFamily(event.target.value)}
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          {correct.isError && (
            <Notice tone="bad" className="mr-auto w-full">
              {summaryOf(correct.error, FIELDS)}
            </Notice>
          )}
          <Button onClick={onClose}>{IDENTITY.cancel}</Button>
          <Button type="submit" look="primary" busy={correct.isPending}>
            {IDENTITY.save}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
