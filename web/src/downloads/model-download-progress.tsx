// All downloads of a server as they go, by what they need: in this page's popup, and in other people's applications.
import type { Download } from '@roster/client'
import { CloudDownload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { twMerge } from 'tailwind-merge'
import { messageOf } from '../core/problem.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { DownloadItem, type DownloadItemProps } from './download-item.tsx'
import { EndedItem } from './ended-item.tsx'
import { useDownloads } from './queries.ts'
import { groupsOf } from './state.ts'
import { WaitingList } from './waiting-list.tsx'

export interface ModelDownloadProgressProps {
  /** Whether to offer pause, resume, cancel and the like, which only an admin may do. @default true */
  mayAct?: boolean
  /** How the name of a model is shown, such as a link to its page. @default its name */
  renderName?: (modelId: string, name: string) => ReactNode
  className?: string
}

const plainName = (_: string, name: string): ReactNode => name

export function ModelDownloadProgress({
  mayAct = true,
  renderName = plainName,
  className,
}: ModelDownloadProgressProps) {
  const { downloads, queue, isPending, error, reload } = useDownloads()
  const [showsEarlier, setShowsEarlier] = useState(false)
  const { now, waiting, attention, earlier } = groupsOf(downloads, queue)
  const item = { mayAct, renderName }
  if (isPending)
    return (
      <div className={twMerge('space-y-2 px-4 py-3', className)}>
        <Skeleton className="h-5 w-2/5" />
        <Skeleton className="h-1.5" />
      </div>
    )
  if (error && downloads.length === 0)
    return (
      <Notice
        tone="bad"
        className={twMerge('m-3', className)}
        actions={
          <Button size="small" onClick={reload}>
            {DOWNLOADS.retryRead}
          </Button>
        }
      >
        {DOWNLOADS.cannotRead} {messageOf(error)}
      </Notice>
    )
  if (downloads.length === 0) return <Nothing className={className} />
  return (
    <div className={className}>
      <Group title={DOWNLOADS.attention} downloads={attention} {...item} />
      <Group title={DOWNLOADS.now} downloads={now} {...item} />
      {waiting.length > 0 && (
        <Section title={DOWNLOADS.waiting}>
          <WaitingList downloads={waiting} {...item} />
        </Section>
      )}
      {earlier.length > 0 &&
        (showsEarlier || earlier.length === downloads.length ? (
          <Section title={DOWNLOADS.earlier}>
            <ul className="pt-1 pb-2">
              {earlier.map((download) => (
                <li key={download.id}>
                  <EndedItem download={download} renderName={renderName} />
                </li>
              ))}
            </ul>
          </Section>
        ) : (
          <div className="border-t p-2">
            <Button look="ghost" size="small" className="w-full" onClick={() => setShowsEarlier(true)}>
              {DOWNLOADS.showEarlier(earlier.length)}
            </Button>
          </div>
        ))}
    </div>
  )
}

interface GroupProps extends Pick<DownloadItemProps, 'mayAct' | 'renderName'> {
  title: string
  downloads: readonly Download[]
}

const Group = ({ title, downloads, ...item }: GroupProps) =>
  downloads.length > 0 && (
    <Section title={title}>
      <ul className="divide-y">
        {downloads.map((download) => (
          <li key={download.id} className="py-3">
            <DownloadItem download={download} {...item} />
          </li>
        ))}
      </ul>
    </Section>
  )

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="border-t px-4 pt-3 first:border-t-0">
    <h3 className="font-semibold text-2xs text-faint uppercase tracking-wider">{title}</h3>
    {children}
  </section>
)

const Nothing = ({ className }: { className?: string | undefined }) => (
  <div className={twMerge('px-6 py-8 text-center', className)}>
    <CloudDownload aria-hidden className="mx-auto size-6 text-faint" />
    <p className="mt-2 font-medium">{DOWNLOADS.none}</p>
    <p className="mt-0.5 text-soft">{DOWNLOADS.noneWhy}</p>
  </div>
)
