// How far a job is, as far as its provider tells.
import type { Job } from '@roster/client'
import { JOBS } from '../texts/jobs.ts'
import { Progress } from '../ui/progress.tsx'
import { JobText } from './job-text.tsx'

export function JobProgress({ job: { status, progress, progress_text, resolution } }: { job: Job }) {
  const isText = resolution.model.modality === 'text' && status === 'running' && progress_text
  const label = status === 'queued' ? JOBS.waiting : (!isText && progress_text) || JOBS.working
  return (
    <div className="space-y-2">
      {isText && <JobText text={progress_text} isPartial />}
      <p role="status" className="flex justify-between gap-3 text-soft text-xs">
        <span className="min-w-0 truncate">{label}</span>
        {progress !== null && status === 'running' && <span>{JOBS.percent(progress)}</span>}
      </p>
      <Progress label={label} value={status === 'queued' ? 0 : progress} />
    </div>
  )
}
