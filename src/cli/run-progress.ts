// Follows a job until it ends; Ctrl-C cancels it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Job, Roster } from '@roster/client'
import { Bars } from './terminal/bars.ts'
import { interruptible } from './terminal/interrupt.ts'
import { oneLine, shortened } from './terminal/text.ts'
import { note } from './terminal/write.ts'

const POLL_MS = 250
const TEXT_WIDTH = 40

export async function watchJob(roster: Roster, queued: Job): Promise<Job> {
  note(`${queued.resolution.model.display_name} of ${queued.provider_id}: ${queued.resolution.reason}`)
  const bars = new Bars()
  return interruptible(async (interrupted) => {
    for (let job = queued; ; job = await roster.jobs.read(queued.id)) {
      if (job.completed_at !== null) return job
      bars.show([{ name: job.model_id, done: job.progress ?? 0, total: 100, rest: restOf(job) }])
      // Being interrupted is no failure of the pause: what follows looks at it.
      await pause(POLL_MS, undefined, { signal: interrupted }).catch(() => {})
      if (interrupted.aborted) return roster.jobs.cancel(queued.id)
    }
  }).finally(() => bars.end())
}

/** What it does now, or how often it was tried. */
function restOf({ status, attempts, progress_text }: Job): string {
  const tries = attempts.length > 1 ? `, try ${attempts.length}` : ''
  const text = progress_text ? ` ${shortened(oneLine(progress_text.slice(-TEXT_WIDTH)), TEXT_WIDTH)}` : ''
  return `${status}${tries}${text}`
}
