// One connection that crawls while the others are done: it is ended, and a new one goes on where it was.
import type { Segment } from './segments.ts'

export class Lagging extends Error {}

/** A connection has so long to show what it can. */
const TRIAL_MS = 5_000
/** How long the rest may take before a new connection is better. */
const PATIENT_MS = 10_000

/** Slower than the best by so much that it is this connection's fault and not the line's. */
const FAULT = 4

/**
 * @param brought what each connection brings now
 * @param best bytes per second of the best connection so far
 */
export function laggard(brought: readonly (Segment | undefined)[], best: number, now: number): Segment | undefined {
  return brought.find((segment) => {
    if (!segment || now - segment.takenAt < TRIAL_MS || !Number.isFinite(segment.end)) return false
    if (segment.rate(now) * FAULT > best) return false
    return (segment.remaining / Math.max(1, segment.rate(now))) * 1000 > PATIENT_MS
  })
}
