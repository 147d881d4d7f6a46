// What is done about an attempt that failed.
import { describe, expect, it } from 'vitest'
import { RunnerError } from '../runners/index.ts'
import { judge } from './verdict.ts'

const BASE_MS = 500

describe('an attempt that failed', () => {
  const pauseAfter = (error: unknown, tries = 1, random = 0.5) => judge(error, tries, BASE_MS, random).retryAfterMs

  it('is made again after a pause that doubles, by half of it at random', () => {
    const error = new RunnerError('upstream', 'broken', { retry: 'backoff' })
    expect([1, 2, 3, 4].map((tries) => pauseAfter(error, tries, 1))).toEqual([500, 1000, 2000, 4000])
    expect([1, 2, 3, 4].map((tries) => pauseAfter(error, tries, 0))).toEqual([250, 500, 1000, 2000])
    expect(pauseAfter(error, 5)).toBeNull()
  })

  it('is never made again sooner than the provider asked', () => {
    const error = new RunnerError('rate_limited', 'busy', { retry: 'after', retryAfterSeconds: 7 })
    expect(pauseAfter(error, 1, 0)).toBe(7000)
    expect(pauseAfter(error, 1, 1)).toBe(7500)
    expect(judge(error, 1, BASE_MS, 0).isAskedToWait).toBe(true)
    expect(pauseAfter(new RunnerError('rate_limited', 'busy', { retry: 'after', retryAfterSeconds: 901 }))).toBeNull()
  })

  it('is not made again where it may have begun, or where nobody knows', () => {
    expect(pauseAfter(new RunnerError('network', 'gone', { retry: 'backoff', mayHaveBegun: true }))).toBeNull()
    expect(pauseAfter(new RunnerError('refused', 'no'))).toBeNull()
    expect(judge(new TypeError('x is undefined'), 1, BASE_MS, 0)).toMatchObject({
      ...{ retryAfterMs: null, mayHaveBegun: true },
      error: { code: 'upstream', message: 'It failed in a way that Roster does not know: x is undefined' },
    })
  })
})
