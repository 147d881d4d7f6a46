// The log of changes as the page keeps it.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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

/** The latest changes of one model and of its files, an import that touched it among them. */
export const useModelHistory = (modelId: string) =>
  useQuery({
    queryKey: ['changes', 'model', modelId],
    queryFn: () => roster.changes.list({ entity_id: modelId, limit: HISTORY }),
  })
