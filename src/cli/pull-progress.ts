// Follows a download until it ends or waits for a person; Ctrl-C cancels it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Download, Roster } from '@roster/client'
import { bytes, duration } from './terminal/numbers.ts'
import { Progress } from './terminal/progress.ts'
import { oneLine } from './terminal/text.ts'
import { note } from './terminal/write.ts'

const ENDED: ReadonlySet<Download['status']> = new Set(['completed', 'failed', 'cancelled', 'needs_token'])
const POLL_MS = 250
const FORMAT = '{status} [{bar}] {percentage}% {size} {speed} {left}'

export async function watchDownload(roster: Roster, started: Download): Promise<Download> {
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  for (const signal of SIGNALS) process.once(signal, interrupt)
  const progress = new Progress(FORMAT)
  try {
    note(`Bringing ${started.model_id} to the server; Ctrl-C cancels`)
    for (let download = started; ; download = await roster.downloads.read(started.id)) {
      if (ENDED.has(download.status)) return download
      progress.show(download.downloaded_bytes, download.total_bytes ?? 0, valuesOf(download))
      await pause(POLL_MS, undefined, { signal: interrupted.signal }).catch(() => {})
      if (interrupted.signal.aborted) return await roster.downloads.cancel(started.id)
    }
  } finally {
    progress.end()
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

const valuesOf = ({ status, downloaded_bytes, total_bytes, speed, eta }: Download) => ({
  status: oneLine(status),
  size: `${bytes(downloaded_bytes)} of ${bytes(total_bytes)}`,
  speed: speed === null ? '' : `${bytes(speed)}/s`,
  left: eta === null ? '' : `${duration(eta)} left`,
})
