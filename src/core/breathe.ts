// Long work in slices, so that other requests are answered in between.
import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long work may hold up other requests, in milliseconds. */
const SLICE_MS = 8

/** Await what this returns after each step: it lets others go first once a slice is used up. */
export function breather(): () => Promise<void> | undefined {
  let sliceEnds = performance.now() + SLICE_MS
  return () => {
    if (performance.now() < sliceEnds) return undefined
    return nextTurn().then(() => {
      sliceEnds = performance.now() + SLICE_MS
    })
  }
}
