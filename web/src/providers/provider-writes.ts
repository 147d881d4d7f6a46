// What an admin can do with a provider. Its models say whether they are configured, so they are read again with it.
import type { ProviderCreate, ProviderPatch } from '@roster/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'
import { refreshModels } from '../models/refresh.ts'

function useRefresh() {
  const roster = useRoster()
  const client = useQueryClient()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['providers'] }), refreshModels(roster, client, null)])
  }
}

export function useAddProvider() {
  const { providers } = useRoster()
  return useMutation({ mutationFn: (body: ProviderCreate) => providers.create(body), onSuccess: useRefresh() })
}

interface Change {
  id: string
  body: ProviderPatch
  /** The etag that was read: refused where somebody else has changed the provider since. */
  ifMatch?: string
}

export function useChangeProvider() {
  const { providers } = useRoster()
  return useMutation({
    mutationFn: ({ id, body, ifMatch }: Change) => providers.update(id, body, ifMatch ? { ifMatch } : {}),
    onSuccess: useRefresh(),
  })
}

export function useDeleteProvider() {
  const { providers } = useRoster()
  return useMutation({ mutationFn: (id: string) => providers.remove(id), onSuccess: useRefresh() })
}
