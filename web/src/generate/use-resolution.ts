// What the server would do with what was entered so far, asked again as soon as one stops typing.
import type { ResolveRequest } from '@roster/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { hasCode } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { useSettled } from '../core/use-settled.ts'

const TYPING_MS = 150
const NOTHING = 'null'

/** @param request null while there is nothing to ask */
export function useResolution(request: ResolveRequest | null) {
  const roster = useRoster()
  const current = JSON.stringify(request)
  const settled = useSettled(current, TYPING_MS)
  // What is there from the beginning was not typed.
  const asked = settled === NOTHING ? current : settled
  const answer = useQuery({
    queryKey: ['resolve', asked],
    queryFn: ({ signal }) => roster.resolve(JSON.parse(asked), { signal }),
    enabled: asked !== NOTHING,
    placeholderData: keepPreviousData,
    // It changes nothing, so it may be asked again where a connection broke.
    retry: (count, error) => hasCode(error, 'network') && count < 2,
  })
  return {
    resolution: asked === NOTHING ? undefined : answer.data,
    error: answer.error,
    isAsking: answer.isFetching || asked !== current,
  }
}
