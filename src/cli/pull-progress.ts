// Follows a download until it ends or waits for somebody; Ctrl-C pauses it.
import { setTimeout as pause } from 'node:timers/promises'
import { type Download, type Roster, RosterError } from '@roster/client'
import { Failure } from './failure.ts'
import { type Bar, Bars } from './terminal/bars.ts'
import { interruptible } from './terminal/interrupt.ts'
import { bytes, duration, goesOn } from './terminal/numbers.ts'
import { oneLine } from './terminal/text.ts'
import { note } from './terminal/write.ts'

const AT_REST: ReadonlySet<Download['status']> = new Set(['completed', 'failed', 'cancelled', 'needs_token', 'paused'])
const POLL_MS = 250
/** More lines than this push everything else out of sight. */
const FILES_SHOWN = 6

export async function watchDownload(roster: Roster, started: Download): Promise<Download> {
  note(`Bringing ${started.model_id} to the server; Ctrl-C pauses, a second one leaves it to the server`)
  const bars = new Bars()
  return interruptible(async (interrupted) => {
    for (let download = started; ; download = await roster.downloads.read(started.id)) {
      if (AT_REST.has(download.status)) return download
      bars.show(barsOf(download))
      // Being interrupted is no failure of the pause: what follows looks at it.
      await pause(POLL_MS, undefined, { signal: interrupted }).catch(() => {})
      if (interrupted.aborted) return roster.downloads.pause(started.id)
    }
  })
    .catch((error: unknown) => {
      throw isLost(error) ? new Failure(lostText(started)) : error
    })
    .finally(() => bars.end())
}

const isLost = (error: unknown): boolean => RosterError.isInstance(error) && error.status === 0

const lostText = ({ model_id }: Download): string =>
  `The server no longer answers. What has arrived of ${model_id} is kept, and once the server runs again it goes on by itself`

function barsOf(download: Download): Bar[] {
  const { files, downloaded_bytes, total_bytes } = download
  const moving = files.filter((file) => file.status === 'downloading' && files.length > 1).slice(0, FILES_SHOWN)
  return [
    ...moving.map((file) => barOf(oneLine(file.path), file.downloaded_bytes, file.size)),
    barOf(download.model_id, downloaded_bytes, total_bytes, ` ${paceOf(download)}`),
  ]
}

function paceOf({ status, speed, eta, retry_at }: Download): string {
  if (retry_at !== null) return goesOn(retry_at)
  return speed === null ? status : `${bytes(speed)}/s${eta === null ? '' : `, ${duration(eta)} left`}`
}

const barOf = (name: string, done: number, total: number | null, rest = ''): Bar => ({
  ...{ name, done, total: total ?? 0 },
  rest: `${bytes(done)} of ${bytes(total)}${rest}`,
})
