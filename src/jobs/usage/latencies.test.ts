// The histogram against the durations that it was made of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLatencies, bucketOf, type Latencies, percentile, readLatencies, writeLatencies } from './latencies.ts'

/** From a millisecond to a day. */
const durations = fc.array(fc.double({ min: 0.001, max: 86_400, noNaN: true }), { minLength: 1, maxLength: 200 })

const histogramOf = (seconds: readonly number[]): Latencies => {
  const latencies: Latencies = new Map()
  for (const each of seconds) addLatencies(latencies, [[bucketOf(each), 1]])
  return latencies
}

describe('a histogram of durations', () => {
  it.each([0.5, 0.95, 1])('tells the percentile %d within 4.5%%', (share) => {
    fc.assert(
      fc.property(durations, (seconds) => {
        const exact = [...seconds].sort((left, right) => left - right)[Math.ceil(share * seconds.length) - 1] ?? 0
        const told = percentile(histogramOf(seconds), share) ?? 0
        expect(Math.abs(told / exact - 1)).toBeLessThanOrEqual(0.045)
      }),
    )
  })

  it('of two sets is the sum of theirs, also when it was written down', () => {
    fc.assert(
      fc.property(durations, durations, (left, right) => {
        const sum = readLatencies(writeLatencies(histogramOf(left)))
        addLatencies(sum, readLatencies(writeLatencies(histogramOf(right))))
        expect(sum).toEqual(histogramOf([...left, ...right]))
      }),
    )
  })

  it('of nothing has no percentile', () => {
    expect(percentile(readLatencies(''), 0.5)).toBeNull()
  })
})
