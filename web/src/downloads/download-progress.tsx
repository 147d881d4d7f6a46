// How one download goes: the bar, how much, how fast, how long, and what to do where it failed.
import type { Download } from '@roster/client'
import { formatBytes, formatDuration } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { ADVICE } from './advice.ts'
import { isUnderWay, useCancelDownload } from './queries.ts'

const STATES: Readonly<Record<Download['status'], string>> = {
  queued: 'Waiting',
  downloading: 'Downloading',
  verifying: 'Verifying',
  completed: 'Complete',
  failed: 'Failed',
  cancelled: 'Cancelled',
  paused: 'Paused',
  needs_token: 'Needs a token',
}

export function DownloadProgress({ download, mayCancel }: { download: Download; mayCancel: boolean }) {
  const cancel = useCancelDownload()
  const { status, progress, error, total_bytes } = download
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="font-medium">{STATES[status]}</span>
        <span className="text-soft">{amounts(download)}</span>
      </div>
      {isUnderWay(download) && (
        <div className="flex items-center gap-3">
          <Progress
            key={download.id}
            label={`Download of ${download.model_id}`}
            value={total_bytes === null && status !== 'completed' ? null : progress}
          />
          {mayCancel && (
            <Button
              size="small"
              look="ghost"
              busy={cancel.isPending}
              aria-label={`Cancel the download of ${download.model_id}`}
              onClick={() => cancel.mutate(download.id)}
            >
              Cancel
            </Button>
          )}
        </div>
      )}
      {error && (
        <Notice tone={status === 'needs_token' ? 'warn' : 'bad'} className="text-xs">
          {error.message} <span className="block">{ADVICE[error.code]}</span>
        </Notice>
      )}
      {cancel.isError && <Notice tone="bad">{messageOf(cancel.error)}</Notice>}
    </div>
  )
}

function amounts({ status, downloaded_bytes, total_bytes, speed, eta }: Download): string {
  if (status === 'completed') return formatBytes(total_bytes ?? downloaded_bytes)
  const amount =
    total_bytes === null
      ? formatBytes(downloaded_bytes)
      : `${formatBytes(downloaded_bytes)} of ${formatBytes(total_bytes)}`
  return [amount, speed !== null && `${formatBytes(speed)}/s`, eta !== null && `${formatDuration(eta)} left`]
    .filter(Boolean)
    .join(' · ')
}
