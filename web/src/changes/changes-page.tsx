// The log of all changes, newest first.
import { History } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { CHANGES } from '../texts/changes.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Room } from '../ui/room.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ChangeItem } from './change-item.tsx'
import { useChanges } from './queries.ts'

type About = keyof typeof CHANGES.abouts

export function ChangesPage() {
  const [about, setAbout] = useState<About>('all')
  const log = useChanges(about === 'all' ? undefined : about)
  const changes = log.data?.pages.flatMap((page) => page.changes) ?? []
  return (
    <Room
      title={CHANGES.title}
      lead={CHANGES.lead}
      actions={
        <span className="w-40">
          <Select aria-label={CHANGES.about} value={about} onChange={(event) => setAbout(event.target.value as About)}>
            {Object.entries(CHANGES.abouts).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </span>
      }
    >
      {log.error && <Notice tone="bad">{messageOf(log.error)}</Notice>}
      {log.isPending && (
        <div role="status" aria-label={CHANGES.reading}>
          <Skeleton className="h-96 rounded-xl" />
        </div>
      )}
      {changes.length > 0 && (
        <ol aria-label={CHANGES.title} className="divide-y rounded-xl border bg-surface px-4 shadow-panel">
          {changes.map((change) => (
            <ChangeItem key={change.revision} change={change} />
          ))}
        </ol>
      )}
      {log.isSuccess && changes.length === 0 && (
        <Empty Icon={History} title={about === 'all' ? CHANGES.empty : CHANGES.emptyFilter}>
          {about === 'all' && CHANGES.emptyWhy}
        </Empty>
      )}
      {log.hasNextPage && (
        <div className="mt-4 text-center">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {CHANGES.older}
          </Button>
        </div>
      )}
    </Room>
  )
}
