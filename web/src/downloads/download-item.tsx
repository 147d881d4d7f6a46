// One download: the bar, how much, how fast, how long, what can be done, and what helps where it does not go on.
import type { Download } from '@roster/client'
import type { ReactNode } from 'react'
import { messageOf } from '../core/problem.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkedText } from '../ui/linked-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { amountsOf } from './amounts.ts'
import { DownloadButtons } from './download-buttons.tsx'
import { useDownloadAction } from './queries.ts'
import { isRunning, isUnderWay } from './state.ts'
import { TokenForm } from './token-form.tsx'
import { useSubject } from './use-subject.ts'

const TONES = {
  queued: 'plain',
  downloading: 'accent',
  verifying: 'accent',
  completed: 'good',
  failed: 'bad',
  cancelled: 'plain',
  paused: 'warn',
  needs_token: 'warn',
} as const

export interface DownloadItemProps {
  download: Download
  /** Whether to offer what only an admin may do. */
  mayAct: boolean
  /** How the name of the model is shown, such as a link to its page; without it no name. */
  renderName?: ((modelId: string, name: string) => ReactNode) | undefined
  /** Instead of the word for its status. */
  label?: string | undefined
  /** Stands beside the buttons. */
  aside?: ReactNode
}

export function DownloadItem({ download, mayAct, renderName, label, aside }: DownloadItemProps) {
  const { name, site } = useSubject(download.model_id)
  const action = useDownloadAction(download.id)
  const { status, progress, total_bytes, downloaded_bytes, error } = download
  const act = { download, name, action }
  const isMoving = isRunning(download)
  // What waits and has nothing yet shows no bar: there is nothing to see in it.
  const hasBar = isMoving || (isUnderWay(download) && downloaded_bytes > 0)
  return (
    <div className="space-y-1.5">
      <div className="flex min-h-7 items-center gap-2">
        {renderName && <span className="min-w-0 truncate font-medium">{renderName(download.model_id, name)}</span>}
        {status !== 'downloading' && <Badge tone={TONES[status]}>{label ?? DOWNLOADS.statuses[status]}</Badge>}
        <span className="ml-auto flex shrink-0 items-center">
          {aside}
          {mayAct && <DownloadButtons {...act} />}
        </span>
      </div>
      {hasBar && (
        <>
          <Progress
            label={DOWNLOADS.progressOf(name)}
            value={total_bytes === null && isMoving ? null : progress}
            tone={isMoving ? 'accent' : 'quiet'}
          />
          <div className="flex justify-between gap-3 text-soft text-xs">
            <span className="truncate">{amountsOf(download)}</span>
            {total_bytes !== null && <span>{Math.floor(progress)}%</span>}
          </div>
        </>
      )}
      {error && <Reason download={download} error={error} />}
      {mayAct && site && <TokenForm {...act} site={site} />}
      {action.isError && (
        <Notice tone="bad" className="text-xs">
          {messageOf(action.error)}
        </Notice>
      )}
    </div>
  )
}

/** Said once when it appears; what has long been known is no alarm. */
const Reason = ({ download, error }: { download: Download; error: NonNullable<Download['error']> }) => (
  <Notice tone={isUnderWay(download) ? 'warn' : 'bad'} className="text-xs">
    <LinkedText text={error.message} />
    <span className="mt-0.5 block">{DOWNLOADS.advice[error.code]}</span>
  </Notice>
)
