import { describe, expect, it } from 'vitest'
import { costOf } from './index.ts'
import { isOffPeak } from './off-peak.ts'

describe('isOffPeak', () => {
  it.each([
    ['16:29', false],
    ['16:30', true],
    ['23:59', true],
    ['00:00', true],
    ['00:29', true],
    ['00:30', false],
  ])('16:30-00:30 at %s: %s', (time, open) => {
    expect(isOffPeak({ hours_utc: '16:30-00:30' }, `2026-01-01T${time}:00Z`)).toBe(open)
  })

  it('takes several windows a day, and reads other zones as UTC', () => {
    const offPeak = { hours_utc: ['01:00-02:00', '04:00-06:00'] }
    expect(isOffPeak(offPeak, '2026-01-01T05:00:00Z')).toBe(true)
    expect(isOffPeak(offPeak, '2026-01-01T05:00:00+02:00')).toBe(false)
    expect(isOffPeak(offPeak, new Date('2026-01-01T01:59:59Z'))).toBe(true)
  })

  it('names weekdays by a calendar', () => {
    const windows = [{ hours_utc: '16:00-17:00', weekdays: ['sat' as const] }]
    // 16:30 on a Friday in London is half past midnight on Saturday in Shanghai.
    expect(isOffPeak({ windows }, '2026-08-28T16:30:00Z')).toBe(false)
    expect(isOffPeak({ windows, weekday_timezone: 'Asia/Shanghai' }, '2026-08-28T16:30:00Z')).toBe(true)
  })

  it('is the whole day where hours begin and end together, and never where there are none', () => {
    expect(isOffPeak({ windows: [{ hours_utc: '00:00-00:00' }] }, '2026-08-28T16:30:00Z')).toBe(true)
    expect(isOffPeak({}, '2026-08-28T16:30:00Z')).toBe(false)
  })

  it('refuses what is no time, where it matters', () => {
    const usage = { input_tokens: 1 }
    expect(() => costOf({ off_peak: { hours_utc: '01:00-02:00' } }, usage, { at: 'noon' })).toThrow('"noon" is no time')
    expect(costOf({ input_per_mtok: 1 }, usage, { at: 'noon' }).known).toBe(true)
  })
})
