// What can be done with a download in its present state.
import type { Download } from '@roster/client'
import { type LucideIcon, Pause, Play, RotateCw, X } from 'lucide-react'
import { useKeptFocus } from '../core/use-kept-focus.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import type { useDownloadAction } from './queries.ts'
import { isUnderWay } from './state.ts'

export interface Acting {
  download: Download
  /** Of the model. */
  name: string
  action: ReturnType<typeof useDownloadAction>
}

interface Choice {
  verb: 'pause' | 'resume' | 'retry' | 'cancel'
  label: (name: string) => string
  Icon: LucideIcon
}

const PAUSE: Choice = { verb: 'pause', label: DOWNLOADS.pause, Icon: Pause }
const RESUME: Choice = { verb: 'resume', label: DOWNLOADS.resume, Icon: Play }
const RETRY: Choice = { verb: 'retry', label: DOWNLOADS.retry, Icon: RotateCw }
const CANCEL: Choice = { verb: 'cancel', label: DOWNLOADS.cancel, Icon: X }
const DISCARD: Choice = { verb: 'cancel', label: DOWNLOADS.discard, Icon: X }

const FIRST: Readonly<Partial<Record<Download['status'], Choice>>> = {
  queued: PAUSE,
  downloading: PAUSE,
  verifying: PAUSE,
  paused: RESUME,
  failed: RETRY,
}

/** The first button stays the same one while its meaning changes, so that it keeps the focus. */
export function DownloadButtons(acting: Acting) {
  const { status } = acting.download
  const first = FIRST[status]
  const last = status === 'failed' ? DISCARD : isUnderWay(acting.download) ? CANCEL : undefined
  return (
    <>
      {first && <ActionButton {...acting} place="first" choice={first} />}
      {last && <ActionButton {...acting} place="last" choice={last} />}
    </>
  )
}

interface ActionButtonProps extends Acting {
  choice: Choice
  place: 'first' | 'last'
}

function ActionButton({ choice: { verb, label, Icon }, place, download, name, action }: ActionButtonProps) {
  const ref = useKeptFocus(`${download.id} ${place}`)
  const isBusy = action.isPending && action.variables.verb === verb
  return (
    <Button
      ref={ref}
      look="ghost"
      size="smallIcon"
      aria-label={label(name)}
      title={label(name)}
      // Not disabled meanwhile: that would take the focus from who uses the keyboard.
      aria-busy={isBusy || undefined}
      onClick={() => action.isPending || action.mutate({ verb })}
    >
      {isBusy ? <Spinner /> : <Icon aria-hidden />}
    </Button>
  )
}
