// What a change makes of the lists that the page has, or is about to get.
import type { Model, ModelList, Roster } from '@roster/client'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { refreshModels } from './refresh.ts'

const KEY = ['models', null]
const row = (display_name: string) => ({ id: 'one', display_name, type: 'llm', priority: 0 }) as unknown as Model
const listOf = (display_name: string) => ({ revision: 1, models: [row(display_name)] }) as unknown as ModelList

function opened(readList: () => Promise<ModelList>) {
  const client = new QueryClient()
  const end = new QueryObserver(client, { queryKey: KEY, queryFn: readList, staleTime: Infinity }).subscribe(() => {})
  const models = { read: async () => ({ value: row('new'), etag: '' }) }
  return { client, end, roster: { models } as unknown as Roster }
}
const nameIn = (client: QueryClient) => client.getQueryData<ModelList>(KEY)?.models[0]?.display_name

it('puts one model in its place, and leaves the list unread', async () => {
  let reads = 0
  const { client, end, roster } = opened(async () => listOf(`old ${++reads}`))
  await expect.poll(() => nameIn(client)).toBe('old 1')
  await refreshModels(roster, client, ['one'])
  expect([nameIn(client), reads]).toEqual(['new', 1])
  end()
})

it('asks again for a list that is on its way: it may have been made before the change', async () => {
  const answers: ((list: ModelList) => void)[] = []
  const { client, end, roster } = opened(() => new Promise((resolve) => answers.push(resolve)))
  const refreshed = refreshModels(roster, client, ['one'])
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.(listOf('new'))
  answers[0]?.(listOf('old'))
  await refreshed
  await expect.poll(() => nameIn(client)).toBe('new')
  end()
})
