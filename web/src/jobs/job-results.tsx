// What was made, newest first.
import type { Job } from '@roster/client'
import { Sparkles } from 'lucide-react'
import { messageOf } from '../core/problem.ts'
import { JOBS } from '../texts/jobs.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { JobCard } from './job-card.tsx'
import type { useJobs } from './use-jobs.ts'

interface JobResultsProps {
  jobs: ReturnType<typeof useJobs>
  onAgain: (job: Job) => void
}

export function JobResults({ jobs, onAgain }: JobResultsProps) {
  const shown = jobs.data?.pages.flatMap((page) => page.jobs) ?? []
  if (jobs.error) return <Notice tone="bad">{messageOf(jobs.error)}</Notice>
  if (jobs.isPending) return <Skeleton className="h-40 rounded-xl" />
  if (shown.length === 0)
    return (
      <Empty Icon={Sparkles} title={JOBS.empty}>
        {JOBS.emptyWhy}
      </Empty>
    )
  return (
    <>
      <ol aria-label={JOBS.title} className="space-y-4">
        {shown.map((job) => (
          <li key={job.id}>
            <JobCard job={job} onAgain={onAgain} />
          </li>
        ))}
      </ol>
      {jobs.hasNextPage && (
        <div className="mt-4 text-center">
          <Button busy={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
            {JOBS.older}
          </Button>
        </div>
      )}
    </>
  )
}
