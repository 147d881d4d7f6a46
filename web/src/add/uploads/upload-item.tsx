// One file of this computer: what it is to be, how far it is, what came of it.
import { CircleCheck, Pause, Play, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '../../core/format.ts'
import { useRoster } from '../../core/roster.ts'
import { ADD } from '../../texts/add.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { UploadFields } from './upload-fields.tsx'
import { type LocalUpload, uploadList } from './upload-list.ts'

const TEXT = ADD.upload

interface UploadItemProps {
  upload: LocalUpload
  /** What keeps it from being sent. */
  fault: string | undefined
  renderModel?: ((modelId: string, name: string) => ReactNode) | undefined
}

export function UploadItem({ upload, fault, renderModel }: UploadItemProps) {
  const roster = useRoster()
  const { key, file, state, error, modelId } = upload
  const isEditable = state === 'chosen' || state === 'failed'
  const remove = () => void uploadList.remove(roster, key)
  return (
    <div className="space-y-2.5">
      <div className="flex min-h-7 items-center gap-2">
        <span className="min-w-0 truncate font-mono text-xs" title={file.name}>
          {file.name}
        </span>
        <span className="shrink-0 text-faint text-xs">{formatBytes(file.size)}</span>
        <StateBadge state={state} />
        {state === 'done' && modelId && (
          <span className="truncate text-xs">{renderModel?.(modelId, modelId) ?? modelId}</span>
        )}
        <span className="ml-auto flex shrink-0">
          <Toggle upload={upload} />
          <Button
            look="ghost"
            size="smallIcon"
            aria-label={isEditable || state === 'done' ? TEXT.remove(file.name) : TEXT.cancel(file.name)}
            onClick={remove}
          >
            <X aria-hidden />
          </Button>
        </span>
      </div>
      {isEditable && !fault && <UploadFields upload={upload} />}
      {fault && <Notice tone="bad">{fault}</Notice>}
      {error && <Notice tone="bad">{error}</Notice>}
      {!isEditable && state !== 'done' && <Bar upload={upload} />}
    </div>
  )
}

const Bar = ({ upload: { key, file, state, sent, rate } }: { upload: LocalUpload }) => {
  const isMoving = state === 'sending'
  return (
    <div className="space-y-1.5">
      <Progress
        key={key}
        label={TEXT.progressOf(file.name)}
        value={(100 * sent) / file.size}
        tone={isMoving ? 'accent' : 'quiet'}
      />
      <div className="flex justify-between gap-3 text-soft text-xs">
        <span>
          {TEXT.amount(sent, file.size)}
          {isMoving && rate !== null && rate > 0 && ` · ${TEXT.rate(rate, Math.ceil((file.size - sent) / rate))}`}
        </span>
        <span>{Math.floor((100 * sent) / file.size)}%</span>
      </div>
    </div>
  )
}

function StateBadge({ state }: Pick<LocalUpload, 'state'>) {
  if (state === 'waiting') return <Badge>{TEXT.waiting}</Badge>
  if (state === 'paused') return <Badge tone="warn">{TEXT.paused}</Badge>
  if (state === 'failed') return <Badge tone="bad">{TEXT.failed}</Badge>
  if (state !== 'done') return null
  return (
    <Badge tone="good">
      <CircleCheck aria-hidden />
      {TEXT.done}
    </Badge>
  )
}

/** The same button pauses and goes on, so that it keeps the focus. */
function Toggle({ upload: { key, file, state } }: { upload: LocalUpload }) {
  const roster = useRoster()
  if (state !== 'sending' && state !== 'waiting' && state !== 'paused') return null
  const isPaused = state === 'paused'
  const Icon = isPaused ? Play : Pause
  return (
    <Button
      look="ghost"
      size="smallIcon"
      aria-label={isPaused ? TEXT.resume(file.name) : TEXT.pause(file.name)}
      onClick={() => (isPaused ? uploadList.start(roster, key) : uploadList.pause(key))}
    >
      <Icon aria-hidden />
    </Button>
  )
}
