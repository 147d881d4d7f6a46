// What arrived in part and nobody will go on with: looked for now and then, told, and removed once it is old.
import { relative, sep } from 'node:path'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { listPartials, type Upstream } from './engine/index.ts'
import { discardPartials } from './places.ts'

export interface Orphans {
  modelsDir: string
  /** Partials of every download that is known, relative to the folder for models. */
  known: ReadonlySet<string>
  upstream: Pick<Upstream, 'discard'>
  now: Date
  log: Log
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Without a journal nobody can go on with it, not even another Roster on the same volume. */
const WITHOUT_JOURNAL_MS = 7 * DAY_MS
const WITH_JOURNAL_MS = 30 * DAY_MS

/** @returns bytes on the disk that are free again */
export async function sweepOrphans({ modelsDir, known, upstream, now, log }: Orphans): Promise<number> {
  let freed = 0
  for (const { path, key, bytes, isOwned, modifiedAt } of await listPartials(modelsDir)) {
    const partial = relative(modelsDir, path).split(sep).join('/')
    const isOld = now.getTime() - modifiedAt.getTime() > (key === null ? WITHOUT_JOURNAL_MS : WITH_JOURNAL_MS)
    if (isOwned || known.has(partial) || !isOld) continue
    try {
      await discardPartials([partial], modelsDir, upstream)
      freed += bytes
      log.info({ partial, bytes }, 'removed what had arrived of a download that nobody knows any more')
    } catch (error) {
      log.warn({ partial }, `Cannot remove what had arrived of a forgotten download: ${messageOf(error)}`)
    }
  }
  return freed
}
