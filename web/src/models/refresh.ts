// Brings what the page knows of a few models up to date, without reading the whole list again.
import type { Model, ModelList, Roster, Tagged } from '@roster/client'
import type { QueryClient } from '@tanstack/react-query'
import { hasCode } from '../core/problem.ts'
import { routingOrder } from './order.ts'
import { isAdapter, type ListKind } from './queries.ts'

/** More than these are read sooner as a list. */
const ONE_BY_ONE = 12

export async function refreshModels(roster: Roster, client: QueryClient, ids: readonly string[] | null): Promise<void> {
  // A list that is on its way may be older than what is read here, and would stand above it.
  const isListComing = client.isFetching({ queryKey: ['models'] }) > 0
  if (isListComing) await client.cancelQueries({ queryKey: ['models'] })
  if (ids === null || ids.length > ONE_BY_ONE || isListComing) return refreshAll(client)
  try {
    const read = await Promise.all(ids.map((id) => readOrNull(roster, id)))
    for (const [index, id] of ids.entries()) show(client, id, read[index] ?? null)
  } catch {
    await refreshAll(client)
  }
}

async function refreshAll(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['models'] }),
    client.invalidateQueries({ queryKey: ['model'] }),
  ])
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
