// The downloads of this server, at hand on every page: how many, how far, and each by itself.
import type { Download } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { CloudDownload } from 'lucide-react'
import { formatCount } from '../core/format.ts'
import { useIsAdmin } from '../session/session.ts'
import { Popover } from '../ui/popover.tsx'
import { DownloadProgress } from './download-progress.tsx'
import { isUnderWay, useDownloads, useInstalledWhenComplete } from './queries.ts'

export function DownloadMenu() {
  const downloads = useDownloads()
  const isAdmin = useIsAdmin()
  useInstalledWhenComplete(downloads)
  const active = downloads.filter(isUnderWay)
  const name =
    active.length > 0 ? `${formatCount(active.length, 'download')}, ${overall(active)} per cent` : 'Downloads'
  return (
    <Popover
      label="Downloads"
      align="end"
      className="w-[min(24rem,calc(100vw-1rem))]"
      trigger={
        <button
          type="button"
          aria-label={name}
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-soft text-xs hover:bg-sunken hover:text-ink"
        >
          <CloudDownload aria-hidden className="size-4.5" />
          {active.length > 0 && (
            <span className="rounded-full bg-accent px-1.5 font-medium text-2xs text-on-accent">
              {`${active.length} · ${overall(active)}%`}
            </span>
          )}
        </button>
      }
    >
      <h2 className="border-b px-4 py-2.5 font-semibold">Downloads</h2>
      {downloads.length === 0 ? (
        <p className="px-4 py-6 text-center text-soft">
          Nothing is on its way. Open a model and choose Download under Weights.
        </p>
      ) : (
        <ul className="max-h-96 divide-y overflow-y-auto px-4">
          {downloads.toReversed().map((download) => (
            <li key={download.id} className="py-3">
              <Link to="/models/$id" params={{ id: download.model_id }} className="mb-1 block truncate font-medium">
                {download.model_id}
              </Link>
              <DownloadProgress download={download} mayCancel={isAdmin} />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}

/** Per cent of all bytes that are known to come. */
function overall(downloads: readonly Download[]): number {
  const total = downloads.reduce((sum, { total_bytes }) => sum + (total_bytes ?? 0), 0)
  const done = downloads.reduce(
    (sum, download) => sum + (download.total_bytes === null ? 0 : download.downloaded_bytes),
    0,
  )
  return total === 0 ? 0 : Math.floor((100 * done) / total)
}
