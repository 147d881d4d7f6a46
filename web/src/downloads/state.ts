// What follows from the state of downloads: which need somebody, in which order they stand, how far all of them are.
import type { Download } from '@roster/client'

type Status = Download['status']

const ENDED: ReadonlySet<Status> = new Set(['completed', 'failed', 'cancelled'])
const RUNNING: ReadonlySet<Status> = new Set(['downloading', 'verifying'])

export const isUnderWay = ({ status }: Download): boolean => !ENDED.has(status)
export const isRunning = ({ status }: Download): boolean => RUNNING.has(status)

/** A token is what it waits for, or failed for the lack of. */
export const wantsToken = (download: Download | undefined): boolean =>
  download?.status === 'needs_token' || download?.error?.code === 'gated' || download?.error?.code === 'unauthorized'

/** What a site hides it calls missing, and it lets those wait less who say who they are. */
const HIDDEN: ReadonlySet<string | undefined> = new Set(['not_found', 'rate_limited'])

export const tokenMayHelp = (download: Download): boolean =>
  wantsToken(download) || (download.status === 'failed' && HIDDEN.has(download.error?.code))

export interface Groups {
  /** Running, or paused where it ran. */
  now: readonly Download[]
  /** The next one first. */
  waiting: readonly Download[]
  /** They go on only when somebody does something. */
  attention: readonly Download[]
  /** The newest first. */
  earlier: readonly Download[]
}

/** @param queue ids of those that wait, the next one first. */
export function groupsOf(downloads: readonly Download[], queue: readonly string[]): Groups {
  const newest = new Map(downloads.map(({ model_id, id }) => [model_id, id]))
  const placeOf = ({ id }: Download) => (queue.includes(id) ? queue.indexOf(id) : queue.length)
  // A failure counts only until the model is tried anew.
  const isAttention = ({ status, model_id, id }: Download) =>
    status === 'needs_token' || (status === 'failed' && newest.get(model_id) === id)
  return {
    now: downloads.filter((download) => isRunning(download) || download.status === 'paused'),
    waiting: downloads.filter(({ status }) => status === 'queued').toSorted((a, b) => placeOf(a) - placeOf(b)),
    attention: downloads.filter(isAttention).toReversed(),
    earlier: downloads.filter((download) => !isUnderWay(download) && !isAttention(download)).toReversed(),
  }
}

export interface Overall {
  /** How many are being brought or wait for their turn. */
  count: number
  /** Of all bytes that are known to come, from 0 to 100. */
  percent: number
  /** Bytes per second of all together; null while none arrive. */
  speed: number | null
  /** Seconds; null unless it can be told. */
  eta: number | null
}

/** What is complete since the first of them began counts as well: otherwise the whole fell back with each that ends. */
export function overallOf(downloads: readonly Download[]): Overall {
  const moving = downloads.filter((download) => isRunning(download) || download.status === 'queued')
  const began = moving.map(({ created_at }) => created_at).sort()[0]
  const done = downloads.filter(({ status, updated_at }) => status === 'completed' && began && updated_at >= began)
  const counted = [...moving, ...done].filter(({ total_bytes }) => total_bytes !== null)
  const total = sum(counted, ({ total_bytes }) => total_bytes ?? 0)
  const here = sum(counted, ({ downloaded_bytes }) => downloaded_bytes)
  const speed = sum(moving, (download) => download.speed ?? 0)
  const isKnown = moving.every(({ total_bytes }) => total_bytes !== null)
  return {
    count: moving.length,
    percent: total === 0 ? 0 : Math.floor((100 * here) / total),
    speed: speed > 0 ? speed : null,
    eta: speed > 0 && isKnown ? Math.ceil((total - here) / speed) : null,
  }
}

const sum = (downloads: readonly Download[], of: (download: Download) => number): number =>
  downloads.reduce((total, download) => total + of(download), 0)
