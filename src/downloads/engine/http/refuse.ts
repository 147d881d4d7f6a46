// What an answer that is not the file means: the origin's own host is judged by its source, any other as storage.
import { RosterError } from '../../../core/errors.ts'
import { beginningOf } from './exchange.ts'
import { Passing } from './failure.ts'
import type { Origin } from './origin.ts'
import type { Followed } from './redirects.ts'

export interface Refusing {
  error: Error
  /** Once more without the token. */
  anonymous: boolean
  /** A signed address that has ended: the origin is asked for another. */
  expired: boolean
}

const LONGEST_REASON = 4096
/** S3 and those like it say so with any of these. */
const ENDED: ReadonlySet<number> = new Set([400, 401, 403, 404, 410])

/** Takes the body. */
export async function refuse(origin: Origin, reply: Followed): Promise<Refusing> {
  const body = await beginningOf(reply, LONGEST_REASON)
  const { status, headers, url } = reply
  if (url.origin === origin.url.origin) {
    const withToken = origin.authorization !== undefined
    const { error, next, afterMs } = origin.refusal({ status, headers, body, withToken })
    const passing = next === 'retry' ? new Passing(error, afterMs) : error
    return { error: passing, anonymous: next === 'anonymous' && withToken, expired: false }
  }
  const error = new RosterError(
    'upstream',
    `${url.host}, where the file is kept, answered ${status}; that is its fault: try again later`,
  )
  return { error: new Passing(error), anonymous: false, expired: ENDED.has(status) }
}
