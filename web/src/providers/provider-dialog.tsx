// Adds a provider, or changes one. What the server says of a field stands beside it, and nothing typed is lost.
import type { Provider } from '@roster/client'
import { type SubmitEvent, useRef } from 'react'
import { errorAt, summaryOf } from '../core/problem.ts'
import { useFocusFirstError } from '../models/form/use-focus-first-error.ts'
import { PROVIDERS } from '../texts/providers.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { type ProviderForm, useProviderForm } from './use-provider-form.ts'

export function ProviderDialog({ provider, onClose }: { provider?: Provider; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const state = useProviderForm(provider, onClose)
  useFocusFirstError(form, state.errors)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    state.save()
  }
  return (
    <Dialog
      title={provider ? PROVIDERS.editTitle(provider.display_name) : PROVIDERS.add}
      description={PROVIDERS.formHint}
      onClose={onClose}
    >
      <form ref={form} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="space-y-3.5">
          <Fields state={state} isNew={!provider} />
        </DialogBody>
        <DialogFooter>
          {state.error && <Failure state={state} />}
          <Button onClick={onClose}>{PROVIDERS.cancel}</Button>
          <Button type="submit" look="primary" busy={state.isSaving} disabled={!state.canSave}>
            {provider ? PROVIDERS.save : PROVIDERS.add}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}

function Fields({ state, isNew }: { state: ProviderForm; isNew: boolean }) {
  const { values, errors, set } = state
  const text = (name: 'display_name' | 'id' | 'base_url' | 'api_key_env') => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <>
      <div className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
        <Field label={PROVIDERS.name} error={errorAt(errors, '/display_name')}>
          {(control) => <Input {...control} {...text('display_name')} />}
        </Field>
        {isNew && (
          <Field label={PROVIDERS.id} hint={PROVIDERS.idHint} error={errorAt(errors, '/id')}>
            {(control) => <Input {...control} {...text('id')} className="font-mono" />}
          </Field>
        )}
      </div>
      <Field label={PROVIDERS.kind} hint={PROVIDERS.kindHints[values.kind]} error={errorAt(errors, '/kind')}>
        {(control) => (
          <Select
            {...control}
            value={values.kind}
            onChange={(event) => set({ kind: event.target.value as Provider['kind'] })}
          >
            {Object.entries(PROVIDERS.kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={PROVIDERS.baseUrl} hint={PROVIDERS.baseUrlHint} error={errorAt(errors, '/base_url')}>
        {(control) => <Input {...control} {...text('base_url')} inputMode="url" placeholder={BASES[values.kind]} />}
      </Field>
      <div className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
        <Field label={PROVIDERS.scheme} error={errorAt(errors, '/auth_scheme')}>
          {(control) => (
            <Select
              {...control}
              value={values.auth_scheme}
              onChange={(event) => set({ auth_scheme: event.target.value as Provider['auth_scheme'] })}
            >
              {Object.entries(PROVIDERS.schemes).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={PROVIDERS.variable} hint={PROVIDERS.variableHint} error={errorAt(errors, '/api_key_env')}>
          {(control) => (
            <Input {...control} {...text('api_key_env')} placeholder="EXAMPLE_API_KEY" className="font-mono" />
          )}
        </Field>
      </div>
      <Switch
        label={PROVIDERS.isActive}
        hint={PROVIDERS.isActiveHint}
        checked={values.is_active}
        onChange={(is_active) => set({ is_active })}
      />
    </>
  )
}

const BASES: Readonly<Record<Provider['kind'], string>> = {
  anthropic: 'https://api.anthropic.com',
  openAI: 'https://api.openai.com/v1',
  replicate: 'https://api.replicate.com/v1',
  local: '',
  other: '',
}

const FIELDS = ['id', 'display_name', 'kind', 'base_url', 'auth_scheme', 'api_key_env'].map((name) => ({
  pointer: `/${name}`,
}))

const Failure = ({ state }: { state: ProviderForm }) =>
  state.isStale ? (
    <Notice
      tone="warn"
      className="mr-auto w-full"
      actions={
        <Button size="small" busy={state.isReloading} onClick={state.reload}>
          {PROVIDERS.reload}
        </Button>
      }
    >
      {PROVIDERS.stale}
    </Notice>
  ) : (
    <Notice tone="bad" className="mr-auto w-full">
      {summaryOf(state.error, FIELDS)}
    </Notice>
  )
