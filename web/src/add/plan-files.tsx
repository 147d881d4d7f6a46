// The files that would come, and the choice of others from all that the repository holds.
import type { DownloadPlan } from '@roster/client'
import { FileBox } from 'lucide-react'
import { useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { formatBytes } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { ADD } from '../texts/add.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllFiles, type Wanted } from './use-plan.ts'

export type PlanFile = DownloadPlan['files'][number]

const TEXT = ADD.files
/** More than these are found sooner by their name. */
const FILTER_FROM = 12

interface PlanFilesProps {
  plan: DownloadPlan
  wanted: Wanted
  /** Null gives the choice back to the server. */
  onChoose: (files: readonly PlanFile[] | null) => void
}

export function PlanFiles({ plan, wanted, onChoose }: PlanFilesProps) {
  const [isChoosing, setChoosing] = useState(false)
  const canChoose = plan.source.type === 'huggingface'
  const back = () => {
    setChoosing(false)
    onChoose(null)
  }
  return (
    <section aria-label={TEXT.title}>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-3">
        <h4 className="font-medium text-soft text-xs">{TEXT.title}</h4>
        {canChoose &&
          (isChoosing ? (
            <Button look="ghost" size="small" onClick={back}>
              {TEXT.back}
            </Button>
          ) : (
            <Button look="ghost" size="small" onClick={() => setChoosing(true)}>
              {TEXT.choose}
            </Button>
          ))}
      </div>
      {isChoosing ? (
        <Choice plan={plan} wanted={wanted} onChoose={onChoose} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <ul tabIndex={0} aria-label={TEXT.title} className="max-h-72 divide-y overflow-y-auto rounded-lg border">
          {plan.files.map((file) => (
            <li key={file.path} className="flex items-center gap-2.5 px-3 py-1.5">
              <FileBox aria-hidden className="size-4 shrink-0 text-faint" />
              <FileFacts file={file} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Choice({ plan, wanted, onChoose }: PlanFilesProps) {
  const [filter, setFilter] = useState('')
  const { data, error, isPending } = useAllFiles(wanted, true)
  const chosen = new Set(wanted.files ?? plan.files.map(({ path }) => path))
  if (error) return <Notice tone="bad">{messageOf(error)}</Notice>
  if (isPending) return <Skeleton className="h-40" />
  const all = data?.files ?? []
  const toggle = (path: string, isOn: boolean) =>
    onChoose(all.filter((file) => (file.path === path ? isOn : chosen.has(file.path))))
  const shown = all.filter(({ path }) => path.toLowerCase().includes(filter.trim().toLowerCase()))
  return (
    <>
      {all.length >= FILTER_FROM && (
        <Input
          aria-label={TEXT.filter}
          placeholder={TEXT.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className="mb-2"
        />
      )}
      <ul className="max-h-72 divide-y overflow-y-auto rounded-lg border">
        {shown.map((file) => (
          <li key={file.path} className={twMerge('px-3 py-1.5', chosen.has(file.path) && 'bg-accent-soft/50')}>
            <Checkbox
              checked={chosen.has(file.path)}
              onChange={(isOn) => toggle(file.path, isOn)}
              className="items-center *:last:flex-1"
              label={
                <span className="flex items-center gap-2.5">
                  <FileFacts file={file} />
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </>
  )
}

const FileFacts = ({ file: { path, size, verdict } }: { file: PlanFile }) => (
  <>
    <span className="min-w-0 flex-1 break-all font-mono text-xs">{path}</span>
    {verdict === 'unsafe' && <Badge tone="bad">{TEXT.unsafe}</Badge>}
    {verdict === 'pending' && <Badge>{TEXT.pending}</Badge>}
    <span className="shrink-0 text-soft text-xs">{formatBytes(size)}</span>
  </>
)
