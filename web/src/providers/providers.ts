// Providers, and what they are called. Their names may be read only by who is signed in; others see those built in.
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { roster } from '../core/roster.ts'
import { useSession } from '../session/session.ts'

const BUILT_IN: Readonly<Record<string, string>> = {
  anthropic: 'Anthropic',
  openAI: 'OpenAI',
  replicate: 'Replicate',
  local: 'Local',
}

export function useProviders() {
  const role = useSession().data?.role
  const { data } = useQuery({
    queryKey: ['providers'],
    queryFn: () => roster.providers.list(),
    enabled: role === 'user' || role === 'admin',
  })
  return data?.providers
}

/** The name of a provider by its id. */
export function useProviderName(): (id: string) => string {
  const providers = useProviders()
  return useCallback(
    (id: string) => providers?.find((provider) => provider.id === id)?.display_name ?? BUILT_IN[id] ?? id,
    [providers],
  )
}
