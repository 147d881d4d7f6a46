// Jobs as the page keeps them: read once, then kept by what the server tells.
import type { JobCreate } from '@roster/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { hasCode } from '../core/problem.ts'
import { useRoster } from '../core/roster.ts'
import { JOBS_KEY, takeInJob } from './cache.ts'

const PAGE = 20

export function useJobs(enabled: boolean) {
  const { jobs } = useRoster()
  return useInfiniteQuery({
    queryKey: JOBS_KEY,
    queryFn: ({ pageParam }) => jobs.list({ limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    enabled,
  })
}

interface Sent {
  body: string
  key: string
}

export function useSubmitJob() {
  const { jobs } = useRoster()
  const client = useQueryClient()
  // The same request again after its answer was lost gets the same job, not a second one.
  const lost = useRef<Sent | null>(null)
  return useMutation({
    async mutationFn(body: JobCreate) {
      const text = JSON.stringify(body)
      const key = lost.current?.body === text ? lost.current.key : newKey()
      lost.current = { body: text, key }
      return jobs.create(body, { idempotencyKey: key })
    },
    onSuccess: (job) => {
      lost.current = null
      takeInJob(client, job)
    },
    onError: (error) => {
      if (!hasCode(error, 'network')) lost.current = null
    },
  })
}

/** Without `randomUUID`, which a page has over HTTPS and on its own machine alone. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')

export function useCancelJob() {
  const { jobs } = useRoster()
  const client = useQueryClient()
  return useMutation({ mutationFn: (id: string) => jobs.cancel(id), onSuccess: (job) => takeInJob(client, job) })
}

export function useRateJob() {
  const { jobs } = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, rating }: { id: string; rating: number }) => jobs.rate(id, rating),
    onSuccess: (job) => takeInJob(client, job),
  })
}
