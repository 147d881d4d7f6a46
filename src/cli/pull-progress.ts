// Follows a download until it ends or waits for a person; Ctrl-C cancels it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Download, Roster } from '@roster/client'
import { interruptible } from './terminal/interrupt.ts'
import { bytes, duration } from './terminal/numbers.ts'
import { Progress } from './terminal/progress.ts'
import { note } from './terminal/write.ts'

const ENDED: ReadonlySet<Download['status']> = new Set(['completed', 'failed', 'cancelled', 'needs_token'])
const POLL_MS = 250
const FORMAT = '{status} [{bar}] {percentage}% {size} {speed} {left}'

export async function watchDownload(roster: Roster, started: Download): Promise<Download> {
  note(`Bringing ${started.model_id} to the server; Ctrl-C cancels`)
  const progress = new Progress(FORMAT)
  return interruptible(async (interrupted) => {
    for (let download = started; ; download = await roster.downloads.read(started.id)) {
      if (ENDED.has(download.status)) return download
      progress.show(download.downloaded_bytes, download.total_bytes ?? 0, valuesOf(download))
      // Being interrupted is no failure of the pause: what follows looks at it.
      await pause(POLL_MS, undefined, { signal: interrupted }).catch(() => {})
      if (interrupted.aborted) return roster.downloads.cancel(started.id)
    }
  }).finally(() => progress.end())
}

const valuesOf = ({ status, downloaded_bytes, total_bytes, speed, eta }: Download) => ({
  status,
  size: `${bytes(downloaded_bytes)} of ${bytes(total_bytes)}`,
  speed: speed === null ? '' : `${bytes(speed)}/s`,
  left: eta === null ? '' : `${duration(eta)} left`,
})
