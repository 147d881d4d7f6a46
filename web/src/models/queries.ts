// Models as the page keeps them: the list whole, so that search and filters answer at once, and each one by id.
import type { Model, ModelFilter, ModelList, Roster, Tagged } from '@roster/client'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { newestRevision, noteRevision } from '../core/connection.ts'
import { useRoster } from '../core/roster.ts'
import type { ModelType } from '../core/words.ts'

/** Adapters are in the list only when it is asked for them by type. */
const ADAPTERS: ReadonlySet<ModelType> = new Set(['lora', 'adapter'])
export const isAdapter = (type: ModelType): boolean => ADAPTERS.has(type)

/** The type of adapter that a list holds; null for the list of models. */
export type ListKind = ModelType | null

export const listKindOf = (type: ModelType | undefined): ListKind => (type && isAdapter(type) ? type : null)

const FIRST_PAGE = 60

const wholeList = (roster: Roster, kind: ListKind) =>
  queryOptions({
    queryKey: ['models', kind],
    queryFn: () => readList(roster, kind ? { type: kind } : {}),
    structuralSharing: (before, after) => keepUnchanged(before as ModelList | undefined, after as ModelList),
  })

async function readList(roster: Roster, filter: ModelFilter): Promise<ModelList> {
  const first = await roster.models.list(filter)
  // It was made before something that is known by now, which it must not hide.
  const list = first.revision < newestRevision() ? await roster.models.list(filter) : first
  noteRevision(list.revision)
  return list
}

/** Models that have not changed stay the same objects, so that their rows are not drawn again. */
function keepUnchanged(before: ModelList | undefined, after: ModelList): ModelList {
  if (!before) return after
  const known = new Map(before.models.map((model) => [model.id, model]))
  const models = after.models.map((model) => {
    const old = known.get(model.id)
    return old && isSame(old, model) ? old : model
  })
  return { ...after, models }
}

const isSame = (one: Model, other: Model): boolean =>
  one.updated_at === other.updated_at && one.installed === other.installed && one.configured === other.configured

/** The list; its first page while the rest is on its way. @param kind the type of adapter to list; models without one */
export function useModels(kind: ListKind = null) {
  const roster = useRoster()
  const client = useQueryClient()
  const list = wholeList(roster, kind)
  const isHere = client.getQueryData(list.queryKey) !== undefined
  const first = useQuery({
    queryKey: ['models', kind, 'first'],
    queryFn: () => readList(roster, { limit: FIRST_PAGE, ...(kind && { type: kind }) }),
    enabled: !isHere,
  })
  // One after the other: together they would share the line, and what is seen first would come last.
  const whole = useQuery({ ...list, enabled: isHere || first.isFetched })
  return {
    list: whole.data ?? first.data,
    isWhole: whole.data !== undefined,
    error: whole.error,
    retry: whole.refetch,
  }
}

/** One model with the tag of its version; what the list knows of it until it has been read. */
export function useModel(id: string, enabled = true) {
  const { models } = useRoster()
  const client = useQueryClient()
  return useQuery<Tagged<Model>>({
    queryKey: ['model', id],
    queryFn: () => models.read(id),
    enabled,
    placeholderData: () => {
      const lists = client.getQueriesData<ModelList>({ queryKey: ['models'] })
      const value = lists.flatMap(([, list]) => list?.models ?? []).find((model) => model.id === id)
      return value && { value, etag: '' }
    },
  })
}
