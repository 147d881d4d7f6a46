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
  // What may have begun is not sent again: it might be paid for twice.
  const retryAfterMs = mayHaveBegun ? null : pauseBetween(error, tries, baseMs, random)
  const isAskedToWait = retryAfterMs !== null && retry === 'after' && error.retryAfterSeconds !== undefined
  return { error: { code, message }, mayHaveBegun, retryAfterMs, isAskedToWait }
}

/** Milliseconds until another try; null where there is none. */
export function pauseBetween(error: unknown, tries: number, baseMs: number, random: number): number | null {
  if (!(error instanceof RunnerError) || error.retry === 'never' || tries >= TRIES) return null
  const { retry, retryAfterSeconds } = error
  // Half to all of it, so that those who failed together do not come back together.
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, baseMs * 2 ** (tries - 1)) * (0.5 + random / 2)
  if (retry === 'backoff' || retryAfterSeconds === undefined) return backoffMs
  const askedMs = retryAfterSeconds * 1000
  return askedMs > LONGEST_WAIT_MS ? null : askedMs + random * baseMs
}

/** It took longer than an attempt may. */
export const late = (seconds: number): Verdict => ({
  error: {
    code: 'timeout',
    message: `There was no result within ${seconds} seconds, which is all that an attempt is given`,
  },
  ...{ retryAfterMs: null, isAskedToWait: false, mayHaveBegun: true },
})
