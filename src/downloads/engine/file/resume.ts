// What an earlier run left is believed piece by piece: bytes that are not what came over the wire are fetched again.
import type { Follower } from './follower.ts'
import type { Journal } from './journal.ts'
import { Segment, Segments } from './segments.ts'

/** None where a journal's segments do not cover the file without gap or overlap. */
export function restoreSegments(found: Journal['segments'], size: number | null): Segments | undefined {
  let mark = 0
  const segments: Segment[] = []
  for (const [start, end, done, crc] of found) {
    const last = end ?? Number.POSITIVE_INFINITY
    if (start !== mark || last < start || done > last - start) return undefined
    const segment = new Segment(start, last, done, crc)
    segment.isUnchecked = done > 0
    segments.push(segment)
    mark = last
  }
  const isWhole = mark === (size ?? Number.POSITIVE_INFINITY)
  return isWhole ? new Segments(segments) : undefined
}

/** Reads again what is here, in order; `onChecked` after each piece. */
export async function recheck(segments: Segments, follower: Follower, onChecked: () => void): Promise<void> {
  for (const segment of [...segments.all]) {
    if (!segment.isUnchecked) continue
    const { start, done: length, crc } = segment
    const isIntact = await follower.isIntact({ start, length, crc })
    segment.isUnchecked = false
    if (!isIntact) segment.reset()
    onChecked()
  }
}

/** Pieces that the disk changed after they came over the wire: these alone have to come again. */
export async function dropSpoiled(segments: Segments, follower: Follower): Promise<number> {
  follower.reset()
  let spoiled = 0
  for (const segment of segments.all) {
    const { start, done: length, crc } = segment
    if (await follower.isIntact({ start, length, crc })) continue
    segment.reset()
    spoiled++
  }
  // What was taken in on the way holds the pieces before the first that was dropped, and those stay.
  return spoiled
}
