// One job: what was asked of which model, how far it is, and what came of it.
import type { Job } from '@roster/client'
import { RotateCcw, X } from 'lucide-react'
import { formatAgo, formatDuration, formatMoney, formatTime } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { ModalityIcon } from '../models/modality-icon.tsx'
import { JOBS } from '../texts/jobs.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { hasEnded } from './cache.ts'
import { JobOutput } from './job-output.tsx'
import { JobProgress } from './job-progress.tsx'
import { Rating } from './rating.tsx'
import { useCancelJob, useRateJob } from './use-jobs.ts'

const TONES = { queued: 'plain', running: 'accent', completed: 'good', failed: 'bad', cancelled: 'plain' } as const

interface JobCardProps {
  job: Job
  /** Puts what was asked for back into the editor. */
  onAgain: (job: Job) => void
}

export function JobCard({ job, onAgain }: JobCardProps) {
  const cancel = useCancelJob()
  const rate = useRateJob()
  const { id, status, output, error, resolution, quality_rating } = job
  const prompt = promptOf(job)
  const complain = { onError: (failure: unknown) => toast(messageOf(failure), 'bad') }
  return (
    <article aria-label={prompt} className="rounded-xl border bg-surface p-4 shadow-panel">
      <header className="mb-3 flex items-start gap-3">
        <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
          <ModalityIcon modality={resolution.model.modality} className="size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 break-words font-medium">{prompt}</p>
          <p className="text-faint text-xs">
            {resolution.model.display_name}
            {' · '}
            <span title={formatTime(job.created_at)}>{formatAgo(job.created_at)}</span>
          </p>
        </div>
        <Badge tone={TONES[status]}>{JOBS.statuses[status]}</Badge>
      </header>
      {resolution.fallback && (
        <p className="mb-2 text-warn text-xs">{JOBS.inPlaceOf(resolution.fallback.from, resolution.fallback.reason)}</p>
      )}
      {!hasEnded(job) && <JobProgress job={job} />}
      {output && <JobOutput output={output} prompt={prompt} />}
      {error && status === 'failed' && (
        <Notice tone="bad">
          {error.message}
          <span className="block text-xs">{JOBS.errors[error.code]}</span>
        </Notice>
      )}
      <footer className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {status === 'completed' && (
          <Rating
            // Shown at once; where the server refuses it, it goes back.
            value={rate.isPending ? rate.variables.rating : quality_rating}
            onChange={(rating) => rate.mutate({ id, rating }, complain)}
          />
        )}
        <p className="text-faint text-xs">{factsOf(job).join(' · ')}</p>
        <span className="ml-auto flex gap-1.5">
          {!hasEnded(job) && (
            <Button
              size="small"
              busy={cancel.isPending}
              aria-label={JOBS.cancelOf(prompt)}
              onClick={() => cancel.mutate(id, complain)}
            >
              {!cancel.isPending && <X aria-hidden />}
              {JOBS.cancel}
            </Button>
          )}
          <Button size="small" look="ghost" onClick={() => onAgain(job)}>
            <RotateCcw aria-hidden />
            {JOBS.again}
          </Button>
        </span>
      </footer>
    </article>
  )
}

const promptOf = ({ input }: Job): string =>
  typeof input.prompt === 'string' && input.prompt.trim() !== '' ? input.prompt : JOBS.noPrompt

/** What it took, once it has ended. */
function factsOf({ status, cost, usage, started_at, completed_at, attempts }: Job): string[] {
  if (status === 'queued' || status === 'running') return []
  const { input_tokens, output_tokens } = usage
  const count = (tokens: number | null) => (tokens ?? 0).toLocaleString('en-US')
  const seconds = started_at && completed_at ? (Date.parse(completed_at) - Date.parse(started_at)) / 1000 : null
  return [
    seconds !== null && JOBS.took(formatDuration(seconds)),
    (input_tokens !== null || output_tokens !== null) && JOBS.tokens(count(input_tokens), count(output_tokens)),
    !cost.known ? JOBS.unknownCost : cost.amount === 0 ? JOBS.noCost : formatMoney(cost.amount, cost.currency),
    attempts.length > 1 && JOBS.attempts(attempts.length),
  ].filter((fact) => fact !== false)
}
