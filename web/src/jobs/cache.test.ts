// News of a job comes into the list once, and never takes a job back to where it was.
import type { Job, JobList } from '@roster/client'
import { type InfiniteData, QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { JOBS_KEY, takeInJob } from './cache.ts'

const job = (id: string, status: Job['status']) => ({ id, status }) as Job

function shownAfter(...news: Job[]): [string, string][] {
  const client = new QueryClient()
  const pages = [
    { jobs: [job('b', 'running')], next_cursor: 'a' },
    { jobs: [job('a', 'completed')], next_cursor: null },
  ]
  client.setQueryData<InfiniteData<JobList>>(JOBS_KEY, { pages, pageParams: ['', 'a'] })
  for (const one of news) takeInJob(client, one)
  const known = client.getQueryData<InfiniteData<JobList>>(JOBS_KEY)
  return known?.pages.flatMap(({ jobs }) => jobs.map(({ id, status }): [string, string] => [id, status])) ?? []
}

it('puts a new one before the others', () =>
  expect(shownAfter(job('c', 'queued'))).toEqual([
    ['c', 'queued'],
    ['b', 'running'],
    ['a', 'completed'],
  ]))

it('replaces one that is known', () => expect(shownAfter(job('b', 'failed'))[0]).toEqual(['b', 'failed']))

it('takes no job back that has ended', () => expect(shownAfter(job('a', 'running'))[1]).toEqual(['a', 'completed']))
