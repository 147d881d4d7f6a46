// The downloads of this server, at hand on every page: how far all are in the header and in the title, each in a popup.
import { Link } from '@tanstack/react-router'
import { CloudDownload } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTitleNews } from '../core/document-title.ts'
import { formatBytes } from '../core/format.ts'
import { useIsAdmin } from '../session/session.ts'
import { DOWNLOADS } from '../texts/downloads.ts'
import { Popover } from '../ui/popover.tsx'
import { timeLeft } from './amounts.ts'
import { openDownloads, useDownloadsPanel } from './panel.ts'
import { useDownloads, useInstalledWhenComplete } from './queries.ts'
import { groupsOf, type Overall, overallOf } from './state.ts'

/** The first view needs none of it. */
const ModelDownloadProgress = lazy(async () => ({
  default: (await import('./model-download-progress.tsx')).ModelDownloadProgress,
}))

const UploadsUnderWay = lazy(async () => ({
  default: (await import('../add/uploads/uploads-under-way.tsx')).UploadsUnderWay,
}))

export function DownloadMenu() {
  const { downloads, queue } = useDownloads()
  const isAdmin = useIsAdmin()
  const panel = useDownloadsPanel()
  const whole = overallOf(downloads)
  const attention = groupsOf(downloads, queue).attention.length
  useInstalledWhenComplete(downloads)
  useTitleNews(whole.count > 0 ? DOWNLOADS.inTitle(whole.percent, whole.count) : '')
  return (
    <Popover
      label={DOWNLOADS.title}
      align="end"
      className="flex max-h-[min(36rem,80dvh)] w-[min(26rem,calc(100vw-1rem))] flex-col"
      open={panel !== 'closed'}
      onOpenChange={openDownloads}
      // Whoever has just begun a download goes on where they are.
      keepsFocus={panel === 'shown'}
      trigger={
        <button
          type="button"
          className="relative inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-soft text-xs hover:bg-sunken hover:text-ink"
        >
          <CloudDownload aria-hidden className="size-4.5" />
          <span className="sr-only">{DOWNLOADS.title}</span>
          {whole.count > 0 && (
            <span className="rounded-full bg-accent px-1.5 font-medium text-2xs text-on-accent">
              {whole.count}
              <span className="sr-only">{DOWNLOADS.underWay}</span>
              {` · ${whole.percent}%`}
            </span>
          )}
          {attention > 0 && (
            <span className="absolute top-1 left-5 size-2 rounded-full bg-warn ring-2 ring-surface">
              <span className="sr-only">{DOWNLOADS.needsYou(attention)}</span>
            </span>
          )}
        </button>
      }
    >
      <div className="flex items-baseline justify-between gap-3 border-b px-4 py-2.5">
        <h2 className="font-semibold">{DOWNLOADS.title}</h2>
        <span className="text-soft text-xs">{summaryOf(whole)}</span>
      </div>
      <Suspense fallback={<p className="h-16" />}>
        <div className="min-h-0 overflow-y-auto">
          <UploadsUnderWay />
          <ModelDownloadProgress mayAct={isAdmin} renderName={linkTo} />
        </div>
      </Suspense>
    </Popover>
  )
}

const linkTo = (modelId: string, name: string): ReactNode => (
  <Link to="/models/$id" params={{ id: modelId }} className="hover:underline" onClick={() => openDownloads(false)}>
    {name}
  </Link>
)

const summaryOf = ({ count, speed, eta }: Overall): string =>
  [count > 1 && speed !== null && DOWNLOADS.perSecond(formatBytes(speed)), count > 1 && eta !== null && timeLeft(eta)]
    .filter(Boolean)
    .join(' · ')
