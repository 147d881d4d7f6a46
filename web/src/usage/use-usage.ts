// Statistics as the page keeps them: read again when a job ends.
import type { UsageFilter } from '@roster/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'

export type Group = NonNullable<UsageFilter['group_by']>

export function useUsage(group_by: Group, from: string, to: string) {
  const { usage } = useRoster()
  return useQuery({
    queryKey: ['usage', group_by, from, to],
    queryFn: async () => (await usage.read({ group_by, from, to })).rows,
    placeholderData: keepPreviousData,
  })
}
