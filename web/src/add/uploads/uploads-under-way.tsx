// The uploads of this tab that are not whole yet, in short: they go on whichever page is shown.
import { useSyncExternalStore } from 'react'
import { ADD } from '../../texts/add.ts'
import { Badge } from '../../ui/badge.tsx'
import { Progress } from '../../ui/progress.tsx'
import { type LocalUpload, uploadList } from './upload-list.ts'

const UNDER_WAY: ReadonlySet<LocalUpload['state']> = new Set(['waiting', 'sending', 'paused'])
const TEXT = ADD.upload

export function UploadsUnderWay() {
  const uploads = useSyncExternalStore(uploadList.subscribe, uploadList.get).filter(({ state }) => UNDER_WAY.has(state))
  if (uploads.length === 0) return null
  return (
    <section aria-label={TEXT.list} className="border-b px-4 pt-3">
      <h3 className="font-semibold text-2xs text-faint uppercase tracking-wider">{TEXT.list}</h3>
      <ul className="divide-y">
        {uploads.map(({ key, file, state, sent }) => (
          <li key={key} className="space-y-1.5 py-3">
            <div className="flex min-h-7 items-center gap-2">
              <span className="min-w-0 truncate font-medium">{file.name}</span>
              {state !== 'sending' && <Badge>{state === 'paused' ? TEXT.pausedShort : TEXT.waiting}</Badge>}
            </div>
            <Progress
              label={TEXT.progressOf(file.name)}
              value={(100 * sent) / file.size}
              tone={state === 'sending' ? 'accent' : 'quiet'}
            />
            <p className="flex justify-between gap-3 text-soft text-xs">
              <span>{TEXT.amount(sent, file.size)}</span>
              <span>{Math.floor((100 * sent) / file.size)}%</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
