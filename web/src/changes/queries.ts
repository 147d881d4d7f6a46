// The log of changes as the page keeps it.
import type { ChangeDetail, ChangeSet, Model } from '@roster/client'
import {
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { noteRevision } from '../core/connection.ts'
import { roster } from '../core/roster.ts'

const PAGE = 50

export const useChanges = () =>
  useInfiniteQuery({
    queryKey: ['changes', 'list'],
    queryFn: async ({ pageParam }) => {
      const page = await roster.changes.list({ limit: PAGE, ...(pageParam && { cursor: pageParam }) })
      noteRevision(page.changes[0]?.revision ?? 0)
      return page
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

/** What a change did never changes, so it is read once. */
const changeDetail = (revision: number) =>
  queryOptions({
    queryKey: ['change', revision],
    queryFn: () => roster.changes.read(revision),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useChange = (revision: number, enabled: boolean) => useQuery({ ...changeDetail(revision), enabled })

export function useUndo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => roster.changes.undo(revision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['changes'] }),
  })
}

/** How far back the history of one model looks, and how large a change may be to be looked into. */
const SEARCHED = 200
const LOOKED_INTO = 30
const SMALL = 10

export function useModelHistory(model: Model) {
  const log = useQuery({
    queryKey: ['changes', 'latest'],
    queryFn: () => roster.changes.list({ limit: SEARCHED }),
  })
  const candidates = (log.data?.changes ?? []).filter((change) => mayConcern(change, model)).slice(0, LOOKED_INTO)
  const details = useQueries({ queries: candidates.map(({ revision }) => changeDetail(revision)) })
  const concerns = (detail: ChangeDetail | undefined) =>
    detail?.entries.some(({ entity, id }) => entity === 'model' && id === model.id) ?? false
  return {
    changes: candidates.filter((_, index) => concerns(details[index]?.data)),
    isPending: log.isPending || details.some(({ isPending }) => isPending),
    error: log.error,
  }
}

/** The log names a model in its sentence; a change of several rows, or one taken back, may be about any. */
const mayConcern = ({ changes, created_at, summary, undoes }: ChangeSet, model: Model): boolean =>
  changes <= SMALL &&
  created_at >= model.created_at &&
  (changes > 1 || undoes !== null || summary.includes(model.display_name))
