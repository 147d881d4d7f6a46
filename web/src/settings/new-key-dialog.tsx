// Makes an API key, and shows its secret this once.
import type { KeyCreate, NewKey } from '@roster/client'
import { type SubmitEvent, useRef, useState } from 'react'
import { errorAt, fieldErrorsOf, summaryOf } from '../core/problem.ts'
import { useFocusFirstError } from '../models/form/use-focus-first-error.ts'
import { SETTINGS } from '../texts/settings.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { SecretText } from './secret-text.tsx'
import { useMakeKey } from './use-keys.ts'

type Role = NonNullable<KeyCreate['role']>
type Expiry = keyof typeof SETTINGS.expiry

const FIELDS = [{ pointer: '/name' }, { pointer: '/role' }, { pointer: '/expires_at' }]
const DAY_MS = 86_400_000

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const make = useMakeKey()
  return make.data ? <Made made={make.data} onClose={onClose} /> : <KeyForm make={make} onClose={onClose} />
}

function KeyForm({ make, onClose }: { make: ReturnType<typeof useMakeKey>; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('user')
  const [expiry, setExpiry] = useState<Expiry>('90')
  const errors = fieldErrorsOf(make.error)
  useFocusFirstError(form, errors)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const expires_at = expiry === 'never' ? null : new Date(Date.now() + Number(expiry) * DAY_MS).toISOString()
    make.mutate({ name: name.trim(), role, expires_at })
  }
  return (
    <Dialog title={SETTINGS.newKey} description={SETTINGS.keysLead} width="narrow" onClose={onClose}>
      <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="space-y-4">
          <Field label={SETTINGS.name} hint={SETTINGS.nameHint} error={errorAt(errors, '/name')}>
            {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={SETTINGS.role} hint={SETTINGS.roleHints[role]} error={errorAt(errors, '/role')}>
            {(control) => (
              <Select {...control} value={role} onChange={(event) => setRole(event.target.value as Role)}>
                {Object.entries(SETTINGS.roles).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={SETTINGS.expires} error={errorAt(errors, '/expires_at')}>
            {(control) => (
              <Select {...control} value={expiry} onChange={(event) => setExpiry(event.target.value as Expiry)}>
                {EXPIRIES.map((value) => (
                  <option key={value} value={value}>
                    {SETTINGS.expiry[value]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          {make.isError && (
            <Notice tone="bad" className="mr-auto w-full">
              {summaryOf(make.error, FIELDS)}
            </Notice>
          )}
          <Button onClick={onClose}>{SETTINGS.cancel}</Button>
          <Button type="submit" look="primary" busy={make.isPending}>
            {SETTINGS.make}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}

/** Numbers among the names of an object come first, so the order is told apart. */
const EXPIRIES: readonly Expiry[] = ['7', '30', '90', '365', 'never']

const Made = ({ made, onClose }: { made: NewKey; onClose: () => void }) => (
  <Dialog title={SETTINGS.made(made.name)} description={SETTINGS.shownOnce} width="medium" onClose={onClose}>
    <DialogBody>
      <SecretText label={SETTINGS.secret} secret={made.secret} />
    </DialogBody>
    <DialogFooter>
      <Button look="primary" onClick={onClose}>
        {SETTINGS.done}
      </Button>
    </DialogFooter>
  </Dialog>
)
