// One download that has ended, in a line.
import { CircleCheck } from 'lucide-react'
import { formatAgo } from '../core/format.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { amountsOf } from './amounts.ts'
import type { DownloadItemProps } from './download-item.tsx'
import { useSubject } from './use-subject.ts'

export function EndedItem({ download, renderName }: Pick<DownloadItemProps, 'download' | 'renderName'>) {
  const { name } = useSubject(download.model_id)
  const { status, updated_at } = download
  const isComplete = status === 'completed'
  return (
    <div className="flex items-center gap-2 py-1.5 text-xs">
      {isComplete && <CircleCheck aria-hidden className="size-3.5 shrink-0 text-good" />}
      <span className="min-w-0 truncate text-sm">{renderName?.(download.model_id, name) ?? name}</span>
      <span className="ml-auto shrink-0 text-soft">
        {isComplete ? amountsOf(download) : DOWNLOADS.statuses[status]} · {formatAgo(updated_at)}
      </span>
    </div>
  )
}
