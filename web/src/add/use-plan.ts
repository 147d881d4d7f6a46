// What would come from a source, asked anew as one types. A token goes with the question and is no part of any key.
import type { DownloadPlan } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'
import { useSettled } from '../core/use-settled.ts'

/** Long enough that a name is not asked for letter by letter. */
const SETTLE_MS = 400
const FRESH_MS = 5 * 60_000
const SHORTEST = 3
/** Every file that may belong to a model. */
const ALL = ['*']

export interface Wanted {
  text: string
  /** Paths in the repository; null for those that are suggested. */
  files: readonly string[] | null
  /** That was given to be checked; each by its number, so that it is asked anew. */
  checked: { token: string; number: number }
}

export interface PlanState {
  plan: DownloadPlan | undefined
  error: Error | null
  /** Whether what is shown is older than what was typed. */
  isLooking: boolean
}

export function usePlan({ text, files, checked }: Wanted): PlanState {
  const { downloads } = useRoster()
  const typed = JSON.stringify([text.trim(), files])
  const settled = useSettled(typed, SETTLE_MS)
  const [source, chosen] = JSON.parse(settled) as [string, string[] | null]
  const isAsked = source.length >= SHORTEST
  const { data, error, isFetching } = useQuery({
    queryKey: ['plan', source, chosen, checked.number],
    queryFn: ({ signal }) => downloads.plan(wish(source, chosen ?? [], checked.token), { signal }),
    enabled: isAsked,
    staleTime: FRESH_MS,
    gcTime: 0,
    // The same source with other files, or with a token, is no other model.
    placeholderData: (before, query) => (query?.queryKey[1] === source ? before : undefined),
  })
  const isSame = source === text.trim()
  return {
    plan: isSame ? data : undefined,
    error: isSame && isAsked ? error : null,
    isLooking: (settled !== typed && text.trim().length >= SHORTEST) || (isAsked && isFetching),
  }
}

/** All files that may be chosen from. */
export function useAllFiles({ text, checked }: Omit<Wanted, 'files'>, isWanted: boolean) {
  const { downloads } = useRoster()
  return useQuery({
    queryKey: ['plan', text.trim(), ALL, checked.number],
    queryFn: ({ signal }) => downloads.plan(wish(text.trim(), ALL, checked.token), { signal }),
    enabled: isWanted,
    staleTime: FRESH_MS,
    gcTime: 0,
  })
}

const wish = (text: string, files: string[], token: string) => ({
  source: { text, files },
  ...(token && { token }),
})
