// The log of changes as the page keeps it.
import type { ChangeSet } from '@roster/client'
import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { noteRevision } from '../core/connection.ts'
import { roster } from '../core/roster.ts'

const PAGE = 50

/** @param entity only what touched rows of this kind; all without it */
export const useChanges = (entity: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['changes', 'list', entity ?? null],
    queryFn: async ({ pageParam }) => {
      const page = await roster.changes.list({
        limit: PAGE,
        ...(entity && { entity }),
        ...(pageParam && { cursor: pageParam }),
      })
      noteRevision(page.changes[0]?.revision ?? 0)
      return page
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

/** What a change did never changes, so it is read once. @param only the id of the one row of interest. */
export const useChange = (revision: number, only: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['change', revision, only ?? null],
    queryFn: () => roster.changes.read(revision, only === undefined ? {} : { entity_id: only }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })

export function useUndo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => roster.changes.undo(revision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['changes'] }),
  })
}

const HISTORY = 100
const NO_IDS: readonly string[] = []

/** A change, and the row of it that is of interest. */
interface ChangeOfRow {
  change: ChangeSet
  id: string
}

/**
 * The latest changes of a row, an import that touched it among them, and of others that belong to it; newest first.
 * @param also the ids of those others
 */
export const useHistory = (id: string, also: readonly string[] = NO_IDS) =>
  useQueries({
    queries: [id, ...also].map((row) => ({
      queryKey: ['changes', 'row', row],
      queryFn: () => roster.changes.list({ entity_id: row, limit: HISTORY }),
    })),
    combine: (answers) => {
      const ofRows = answers.flatMap(({ data }, index) =>
        (data?.changes ?? []).map((change): ChangeOfRow => ({ change, id: also[index - 1] ?? id })),
      )
      // What touched several of them is told once, as a change of the first.
      const firsts = new Map(ofRows.toReversed().map((of) => [of.change.revision, of]))
      return {
        changes: [...firsts.values()].sort((one, other) => other.change.revision - one.change.revision),
        isPending: answers.some(({ isPending }) => isPending),
        error: answers.find(({ error }) => error)?.error ?? null,
      }
    },
  })
