// The form of a provider: what was read, what was typed over it, and what came of saving.
import type { Provider, ProviderCreate, ProviderPatch } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldErrorsOf, hasCode } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { PROVIDERS } from '../texts/providers.ts'
import { toast } from '../ui/toast.tsx'
import { useAddProvider, useChangeProvider } from './provider-writes.ts'

interface Values {
  id: string
  display_name: string
  kind: Provider['kind']
  base_url: string
  auth_scheme: Provider['auth_scheme']
  api_key_env: string
  is_active: boolean
}

const START: Values = {
  ...{ id: '', display_name: '', kind: 'openAI', base_url: '', auth_scheme: 'bearer', api_key_env: '' },
  is_active: true,
}

export type ProviderForm = ReturnType<typeof useProviderForm>

/** @param provider as the list has it; undefined for a new one */
export function useProviderForm(provider: Provider | undefined, onClose: () => void) {
  const roster = useRoster()
  const client = useQueryClient()
  const add = useAddProvider()
  const change = useChangeProvider()
  const [typed, setTyped] = useState<Partial<Values>>({})
  const queryKey = ['provider', provider?.id]
  // With the tag of its version, so that nobody else's change is overwritten.
  const read = useQuery({
    queryKey,
    queryFn: () => roster.providers.read(provider?.id ?? ''),
    enabled: provider !== undefined,
    // As it was when the form opened: what others change meanwhile must not slip under what is typed.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const reload = useMutation({
    mutationFn: () => roster.providers.read(provider?.id ?? ''),
    onSuccess: (fresh) => {
      client.setQueryData(queryKey, fresh)
      change.reset()
    },
  })
  const base = provider ? valuesOf(read.data?.value ?? provider) : START
  const values = { ...base, ...typed }
  const changed = (Object.keys(values) as (keyof Values)[]).filter((name) => values[name] !== base[name])
  const error = add.error ?? change.error
  const onSuccess = (saved: Provider) => {
    toast(provider ? PROVIDERS.saved(saved.display_name) : PROVIDERS.added(saved.display_name))
    onClose()
  }
  return {
    values,
    errors: fieldErrorsOf(error),
    error,
    isStale: hasCode(error, 'precondition_failed'),
    isSaving: add.isPending || change.isPending,
    isReloading: reload.isPending,
    /** Not before the tag of its version is here. */
    canSave: !provider || (read.data !== undefined && changed.length > 0),
    set: (part: Partial<Values>) => setTyped({ ...typed, ...part }),
    reload: () => reload.mutate(),
    save() {
      if (!provider) return add.mutate(sent(values, WRITTEN) as ProviderCreate, { onSuccess })
      const body = sent(values, changed) as ProviderPatch
      change.mutate({ id: provider.id, body, ...(read.data && { ifMatch: read.data.etag }) }, { onSuccess })
    },
  }
}

const WRITTEN = Object.keys(START) as (keyof Values)[]

const valuesOf = ({ id, display_name, kind, base_url, auth_scheme, api_key_env, is_active }: Provider): Values => ({
  ...{ id, display_name, kind, auth_scheme, is_active },
  base_url: base_url ?? '',
  api_key_env: api_key_env ?? '',
})

/** An empty text is none. */
const sent = (values: Values, names: readonly (keyof Values)[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => {
      const value = values[name]
      return [
        name,
        typeof value === 'string' ? value.trim() || (name === 'base_url' || name === 'api_key_env' ? null : '') : value,
      ]
    }),
  )
