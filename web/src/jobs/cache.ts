// What the page knows of jobs: news of one comes into the list, wherever it came from.
import type { Job, JobList } from '@roster/client'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'

export const JOBS_KEY = ['jobs'] as const

export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean => status !== 'queued' && status !== 'running'

const ORDER = ['queued', 'running', 'completed', 'failed', 'cancelled']

export function takeInJob(client: QueryClient, job: Job): void {
  client.setQueryData<InfiniteData<JobList>>(
    JOBS_KEY,
    (known) => known && { ...known, pages: placed(known.pages, job) },
  )
  if (hasEnded(job)) void client.invalidateQueries({ queryKey: ['usage'] })
}

/** In its place, or before all others where nobody knew of it. */
function placed(pages: readonly JobList[], job: Job): JobList[] {
  const isKnown = pages.some(({ jobs }) => jobs.some(({ id }) => id === job.id))
  return pages.map((page, index) => {
    if (!isKnown) return index === 0 ? { ...page, jobs: [job, ...page.jobs] } : page
    return { ...page, jobs: page.jobs.map((known) => (known.id === job.id ? newer(known, job) : known)) }
  })
}

/** An answer that was overtaken by an event must not take a job back to where it was. */
const newer = (known: Job, job: Job): Job =>
  ORDER.indexOf(job.status) < ORDER.indexOf(known.status) || (hasEnded(known) && !hasEnded(job)) ? known : job
