// Brings what the page knows of a few models up to date, without reading the whole list again.
import type { Model, ModelList, Roster, Tagged } from '@roster/client'
import type { QueryClient } from '@tanstack/react-query'
import { hasCode } from '../core/problem.ts'
import { routingOrder } from './order.ts'
import { isAdapter, type ListKind } from './queries.ts'

/** More than these are read sooner as a list. */
const ONE_BY_ONE = 12

const LISTS = { queryKey: ['models'] }
const SINGLE = { queryKey: ['model'] }

export async function refreshModels(roster: Roster, client: QueryClient, ids: readonly string[] | null): Promise<void> {
  if (ids === null || ids.length > ONE_BY_ONE) return refreshAll(client)
  // A list that is on its way may be older than what is read here, and would stand above it.
  const isListComing = client.isFetching(LISTS) > 0
  if (isListComing) await client.cancelQueries(LISTS)
  try {
    const read = await Promise.all(ids.map((id) => readOrNull(roster, id)))
    for (const [index, id] of ids.entries()) show(client, id, read[index] ?? null)
  } catch {
    return refreshAll(client)
  }
  if (isListComing) await client.invalidateQueries(LISTS)
}

async function refreshAll(client: QueryClient): Promise<void> {
  // A form that opens later must not begin with what is old by now.
  client.removeQueries({ ...SINGLE, type: 'inactive' })
  await Promise.all([client.invalidateQueries(LISTS), client.invalidateQueries(SINGLE)])
}

async function readOrNull(roster: Roster, id: string): Promise<Tagged<Model> | null> {
  try {
    return await roster.models.read(id)
  } catch (error) {
    if (hasCode(error, 'not_found')) return null
    throw error
  }
}

function show(client: QueryClient, id: string, tagged: Tagged<Model> | null): void {
  if (tagged) client.setQueryData(['model', id], tagged)
  else void client.invalidateQueries({ queryKey: ['model', id] })
  for (const [key] of client.getQueriesData<ModelList>({ queryKey: ['models'] })) {
    const kind = key[1] as ListKind
    client.setQueryData<ModelList>(key, (list) => list && { ...list, models: placed(list.models, kind, id, tagged) })
  }
}

function placed(models: readonly Model[], kind: ListKind, id: string, tagged: Tagged<Model> | null): Model[] {
  const others = models.filter((model) => model.id !== id)
  if (!tagged) return others
  const { value } = tagged
  const belongs = kind === null ? !isAdapter(value.type) : value.type === kind
  return belongs ? [...others, value].sort(routingOrder) : others
}
