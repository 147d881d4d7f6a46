// How long an answer asks to wait: `RateLimit: "resolvers";r=0;t=55`, or `Retry-After` in seconds or as a date.
import type { Headers } from './exchange.ts'

/** The window of a rate limit is told in whole seconds, rounded down. */
const ROUNDING_MS = 1000

/** Milliseconds, or none where nothing is asked. */
export function askedWait(headers: Headers, now: number = Date.now()): number | undefined {
  const after = headers['retry-after']
  if (after !== undefined && /^\d+$/.test(after)) return Number(after) * 1000
  const date = after === undefined ? Number.NaN : Date.parse(after)
  if (!Number.isNaN(date)) return Math.max(0, date - now)
  // On every answer; it is the cause only where nothing remains.
  const { ratelimit = '' } = headers
  const seconds = /[;,]\s*t=(\d+)/.exec(ratelimit)?.[1]
  return /[;,]\s*r=0\b/.test(ratelimit) && seconds !== undefined ? Number(seconds) * 1000 + ROUNDING_MS : undefined
}
