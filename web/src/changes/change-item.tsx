// One change: who, when, what; opened, every field before and after; and the way back.
import type { ChangeSet } from '@roster/client'
import { ChevronRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { formatAgo, formatTime } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { CHANGES } from '../texts/changes.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { AskFirst } from './ask-first.tsx'
import { ChangedRows } from './changed-rows.tsx'
import { useUndo } from './queries.ts'

interface ChangeItemProps {
  change: ChangeSet
  /** The id of the one row that is of interest. */
  only?: string
}

export function ChangeItem({ change, only }: ChangeItemProps) {
  const [isOpen, setOpen] = useState(only !== undefined)
  const { revision, summary, actor, created_at, changes, undone_by } = change
  return (
    <li className="py-2.5">
      <div className="flex items-start gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-start gap-2 rounded text-left"
        >
          <ChevronRight
            aria-hidden
            className={twMerge('mt-0.5 size-4 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <span className={twMerge('break-words font-medium', undone_by !== null && 'text-faint line-through')}>
                {summary}
              </span>
              {undone_by !== null && <Badge>{CHANGES.undoneBy(undone_by)}</Badge>}
            </span>
            <span className="block text-faint text-xs" title={formatTime(created_at)}>
              {`${actor} · ${formatAgo(created_at)} · ${CHANGES.revision(revision)}`}
              {changes > 1 && ` · ${CHANGES.rows(changes)}`}
            </span>
          </span>
        </button>
        {undone_by === null && <Undo change={change} asksFirst={only !== undefined && changes > 1} />}
      </div>
      {isOpen && <ChangedRows change={change} only={only} />}
    </li>
  )
}

interface UndoProps {
  change: ChangeSet
  /** Because it touched more than what is looked at. */
  asksFirst: boolean
}

function Undo({ change, asksFirst }: UndoProps) {
  const { revision, summary } = change
  const undo = useUndo()
  const [isAsking, setAsking] = useState(false)
  const start = () =>
    undo.mutate(revision, {
      onSuccess: () => toast(CHANGES.undone(summary)),
      onSettled: () => setAsking(false),
    })
  return (
    <div className="flex max-w-[55%] shrink-0 flex-col items-end gap-1.5">
      <Button
        size="small"
        look="ghost"
        busy={undo.isPending}
        aria-label={CHANGES.undoOf(summary)}
        onClick={asksFirst ? () => setAsking(true) : start}
      >
        {!undo.isPending && <Undo2 aria-hidden />}
        {CHANGES.undo}
      </Button>
      {undo.isError && (
        <Notice tone="bad" className="text-xs">
          {messageOf(undo.error)}
        </Notice>
      )}
      {isAsking && (
        <AskFirst change={change} isBusy={undo.isPending} onConfirm={start} onCancel={() => setAsking(false)} />
      )}
    </div>
  )
}
