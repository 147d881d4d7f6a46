// API keys as the page keeps them. A secret is never kept: it is in the answer that makes it, and gone with its dialog.
import type { KeyCreate } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

const KEY = ['keys']

export function useKeys(enabled: boolean) {
  const { keys } = useRoster()
  return useQuery({ queryKey: KEY, queryFn: async () => (await keys.list()).keys, enabled })
}

export function useMakeKey() {
  const { keys } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: KeyCreate) => keys.create(body),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    gcTime: 0,
  })
}

export function useRevokeKey() {
  const { keys } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => keys.revoke(id),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
