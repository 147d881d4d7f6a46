// An upload that an earlier page of this browser has left behind: with the same file it goes on.
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useRoster } from '../../core/roster.ts'
import { ADD } from '../../texts/add.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, buttonLook } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { fingerprintOf } from './kept-ids.ts'
import { uploadList } from './upload-list.ts'
import type { Interrupted } from './use-uploads.ts'

const TEXT = ADD.upload

export function InterruptedItem({ upload }: { upload: Interrupted }) {
  const id = useId()
  const roster = useRoster()
  const [isOther, setOther] = useState(false)
  const { key, file_name, offset, size_bytes } = upload
  const choose = (file: File | undefined) => {
    if (!file) return
    setOther(fingerprintOf(file) !== key)
    if (fingerprintOf(file) === key) uploadList.add(roster, file)
  }
  return (
    <div className="space-y-2.5">
      <div className="flex min-h-7 items-center gap-2">
        <span className="min-w-0 truncate font-mono text-xs">{file_name}</span>
        <Badge tone="warn">{TEXT.interrupted}</Badge>
        <Button
          look="ghost"
          size="smallIcon"
          className="ml-auto"
          aria-label={TEXT.cancel(file_name)}
          onClick={() => void uploadList.remove(roster, key)}
        >
          <X aria-hidden />
        </Button>
      </div>
      <Progress key={key} label={TEXT.progressOf(file_name)} value={(100 * offset) / size_bytes} tone="quiet" />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-soft text-xs">
        <span className="min-w-0 flex-1 basis-52">{TEXT.interruptedHow(offset, size_bytes)}</span>
        <label
          htmlFor={id}
          className={buttonLook({ size: 'small', className: 'cursor-pointer focus-within:outline-2' })}
        >
          {TEXT.chooseAgain}
          <input
            id={id}
            type="file"
            className="sr-only"
            aria-label={`${TEXT.chooseAgain}: ${file_name}`}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </label>
      </div>
      {isOther && <Notice tone="warn">{TEXT.otherFile(file_name)}</Notice>}
    </div>
  )
}
