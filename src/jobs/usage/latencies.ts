// A histogram of durations that can be added to another: percentiles of a year are as right as those of a day.

/** Buckets to a doubling. A duration is told by the middle of its bucket: at most 4.5% above or below. */
const PER_DOUBLING = 8

/** How many durations fell into each bucket. */
export type Latencies = Map<number, number>

/** @param seconds 0 or more; what is shorter than a millisecond counts as one. */
export const bucketOf = (seconds: number): number =>
  Math.max(0, Math.floor(Math.log2(Math.max(1, seconds * 1000)) * PER_DOUBLING))

const secondsOf = (bucket: number): number => 2 ** ((bucket + 0.5) / PER_DOUBLING) / 1000

export function addLatencies(to: Latencies, more: Iterable<readonly [number, number]>): void {
  for (const [bucket, count] of more) to.set(bucket, (to.get(bucket) ?? 0) + count)
}

/** As text: `80:3 81:1`. */
export const writeLatencies = (latencies: Latencies): string =>
  [...latencies].map(([bucket, count]) => `${bucket}:${count}`).join(' ')

/** Of one text, or of several one behind another; digit by digit, for a year of many models is long. */
export function readLatencies(text: string): Latencies {
  const latencies: Latencies = new Map()
  let [bucket, number] = [0, 0]
  for (let index = 0; index <= text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= ZERO) {
      if (code === COLON) [bucket, number] = [number, 0]
      else number = number * 10 + code - ZERO
    } else {
      // A space, or the end.
      if (number > 0) latencies.set(bucket, (latencies.get(bucket) ?? 0) + number)
      number = 0
    }
  }
  return latencies
}

const ZERO = 48
const COLON = 58

/** In seconds, within 4.5%; null where there was nothing. @param share 0.5 for the median. */
export function percentile(latencies: Latencies, share: number): number | null {
  const buckets = [...latencies].sort(([left], [right]) => left - right)
  const total = buckets.reduce((sum, [, count]) => sum + count, 0)
  let before = 0
  for (const [bucket, count] of buckets) {
    before += count
    // The smallest duration that so many are not above.
    if (before >= share * total) return Number(secondsOf(bucket).toPrecision(4))
  }
  return null
}
