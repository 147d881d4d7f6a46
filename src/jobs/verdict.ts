// What is done about an attempt that failed: again, when, or not at all. Pure.
import { messageOf } from '../core/errors.ts'
import { RunnerError } from '../runners/index.ts'
import type { JobError } from './contract.ts'

export interface Verdict {
  error: JobError
  /** After how many milliseconds it is tried again; null where it is not. */
  retryAfterMs: number | null
  /** Whether the provider asked everybody to wait for so long. */
  isAskedToWait: boolean
  /** Whether the provider may have worked on it. */
  mayHaveBegun: boolean
}

/** Attempts at one provider, the first included. */
const TRIES = 5
/** Whoever has to wait for longer is told so. */
const LONGEST_WAIT_MS = 15 * 60 * 1000
const LONGEST_BACKOFF_MS = 30_000

/** @param tries how often it was tried there by now. @param random from 0 to 1. */
export function judge(error: unknown, tries: number, baseMs: number, random: number): Verdict {
  if (!(error instanceof RunnerError)) {
    // Nobody foresaw it, so nobody can say how far the work had come.
    const message = `It failed in a way that Roster does not know: ${messageOf(error)}`
    return { error: { code: 'upstream', message }, retryAfterMs: null, isAskedToWait: false, mayHaveBegun: true }
  }
  const { code, message, mayHaveBegun, retry } = error
  const said = { error: { code, message }, mayHaveBegun }
  const never = { ...said, retryAfterMs: null, isAskedToWait: false }
  // What may have begun is not sent again: it might be paid for twice.
  if (retry === 'never' || mayHaveBegun || tries >= TRIES) return never
  // Half to all of it, so that those who failed together do not come back together.
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, baseMs * 2 ** (tries - 1)) * (0.5 + random / 2)
  if (retry === 'backoff' || error.retryAfterSeconds === undefined)
    return { ...said, retryAfterMs: backoffMs, isAskedToWait: false }
  const askedMs = error.retryAfterSeconds * 1000
  if (askedMs > LONGEST_WAIT_MS) return never
  return { ...said, retryAfterMs: askedMs + random * baseMs, isAskedToWait: true }
}

/** It took longer than an attempt may. */
export const late = (seconds: number): Verdict => ({
  error: {
    code: 'timeout',
    message: `There was no result within ${seconds} seconds, which is all that an attempt is given`,
  },
  ...{ retryAfterMs: null, isAskedToWait: false, mayHaveBegun: true },
})
