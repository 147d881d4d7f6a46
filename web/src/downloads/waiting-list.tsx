// Downloads that wait, in turn. Their order is changed by dragging, or by the arrows of each.
import type { Download } from '@roster/client'
import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { useKeptFocus } from '../core/use-kept-focus.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Button } from '../ui/button.tsx'
import { DownloadItem, type DownloadItemProps } from './download-item.tsx'
import { useDownloadAction } from './queries.ts'
import { useSubject } from './use-subject.ts'

interface WaitingListProps extends Pick<DownloadItemProps, 'mayAct' | 'renderName'> {
  /** The next one first. */
  downloads: readonly Download[]
}

export function WaitingList({ downloads, mayAct, renderName }: WaitingListProps) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [news, setNews] = useState('')
  const ids = downloads.map(({ id }) => id)
  return (
    <>
      <ol className="divide-y">
        {downloads.map((download) => (
          <WaitingItem
            key={download.id}
            {...{ download, mayAct, renderName, ids, dragged, onDrag: setDragged, onNews: setNews }}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {news}
      </p>
    </>
  )
}

interface WaitingItemProps extends DownloadItemProps {
  ids: readonly string[]
  dragged: string | null
  onDrag: (id: string | null) => void
  onNews: (text: string) => void
}

function WaitingItem({ download, ids, dragged, onDrag, onNews, ...item }: WaitingItemProps) {
  const { id } = download
  const { name } = useSubject(download.model_id)
  const [isOver, setOver] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const move = useDownloadAction(id)
  const place = ids.indexOf(id)
  const moveTo = (next: number) => {
    const others = ids.filter((each) => each !== id)
    move.mutate({ verb: 'move', before: others[next] ?? null })
    onNews(DOWNLOADS.movedTo(name, next + 1, ids.length))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrag(null)
    if (dragged === null || dragged === id) return
    // What comes from above goes behind this one, what comes from below before it.
    const isFromAbove = ids.indexOf(dragged) < place
    move.mutate({ verb: 'move', moved: dragged, before: isFromAbove ? (ids[place + 1] ?? null) : id })
  }
  const canMove = item.mayAct && ids.length > 1
  return (
    <li
      ref={row}
      onDragOver={(event) => {
        if (dragged === null || dragged === id) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={twMerge('py-1.5', dragged === id && 'opacity-50', isOver && 'bg-accent-soft/60')}
    >
      <DownloadItem
        download={download}
        label={place === 0 ? DOWNLOADS.next : DOWNLOADS.place(place + 1)}
        {...item}
        aside={
          canMove && (
            <>
              <Mover
                id={`${id} up`}
                label={DOWNLOADS.up(name)}
                isOff={place === 0}
                onMove={() => moveTo(place - 1)}
                Icon={ChevronUp}
              />
              <Mover
                id={`${id} down`}
                label={DOWNLOADS.down(name)}
                isOff={place === ids.length - 1}
                onMove={() => moveTo(place + 1)}
                Icon={ChevronDown}
              />
              <span
                draggable
                aria-hidden
                onDragStart={(event) => {
                  if (row.current) event.dataTransfer.setDragImage(row.current, 0, 0)
                  event.dataTransfer.effectAllowed = 'move'
                  onDrag(id)
                }}
                onDragEnd={() => onDrag(null)}
                className="grid size-7 cursor-grab place-items-center text-faint max-sm:hidden"
              >
                <GripVertical className="size-4" />
              </span>
            </>
          )
        }
      />
    </li>
  )
}

interface MoverProps {
  id: string
  label: string
  isOff: boolean
  onMove: () => void
  Icon: typeof ChevronUp
}

/** At the end of its way it stays where it is, so that the focus does too. */
const Mover = ({ id, label, isOff, onMove, Icon }: MoverProps) => (
  <Button
    ref={useKeptFocus(id)}
    look="ghost"
    size="smallIcon"
    aria-label={label}
    title={label}
    aria-disabled={isOff || undefined}
    className={twMerge(isOff && 'cursor-default opacity-40 hover:bg-transparent')}
    onClick={() => isOff || onMove()}
  >
    <Icon aria-hidden />
  </Button>
)
