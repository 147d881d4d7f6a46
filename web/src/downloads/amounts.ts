// How much of a download is here, how fast it comes and how long it takes, in one line.
import type { Download } from '@roster/client'
import { formatBytes, formatDuration, formatTime } from '../core/format.ts'
import { DOWNLOADS } from '../texts/downloads.ts'

/** `4.2 GB of 23.8 GB · 105 MB/s · 3 min left`; what is not known is left out. */
export function amountsOf({ status, downloaded_bytes, total_bytes, speed, eta, retry_at }: Download): string {
  if (status === 'completed') return formatBytes(total_bytes ?? downloaded_bytes)
  const here = formatBytes(downloaded_bytes)
  const amount = total_bytes === null ? here : DOWNLOADS.of(here, formatBytes(total_bytes))
  if (retry_at !== null) return [amount, DOWNLOADS.goesOnAt(formatTime(retry_at))].join(' · ')
  return [amount, speed !== null && speed > 0 && DOWNLOADS.perSecond(formatBytes(speed)), eta !== null && timeLeft(eta)]
    .filter(Boolean)
    .join(' · ')
}

export const timeLeft = (seconds: number): string => DOWNLOADS.left(formatDuration(seconds))
