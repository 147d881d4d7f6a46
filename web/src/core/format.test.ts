// What people read: money that is unknown is never 0, and sizes are those that disks and hubs count.
import { describe, expect, it } from 'vitest'
import { formatAgo, formatBytes, formatDuration, formatMoney, formatTokens } from './format.ts'

describe('money', () => {
  it.each([
    [null, 'unknown'],
    [undefined, 'unknown'],
    [0, 'free'],
    [3, '$3.00'],
    [0.075, '$0.075'],
    [15.5, '$15.50'],
    [1234.5, '$1,234.50'],
    [0.0000028, '$0.0000028'],
    [0.00234567, '$0.00235'],
  ])('writes %s as %s', (amount, text) => expect(formatMoney(amount)).toBe(text))

  it('keeps another currency', () => expect(formatMoney(2, 'EUR')).toBe('€2.00'))
})

describe('tokens', () => {
  it.each([
    [512, '512'],
    [8192, '8.2K'],
    [200_000, '200K'],
    [999_999, '1M'],
    [1_047_576, '1.05M'],
  ])('writes %s as %s', (tokens, text) => expect(formatTokens(tokens)).toBe(text))
})

describe('sizes', () => {
  it.each([
    [null, 'unknown'],
    [0, '0 B'],
    [999, '999 B'],
    [6_900_000_000, '6.9 GB'],
    [1_500_000, '1.5 MB'],
  ])('writes %s as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('durations', () => {
  it.each([
    [30, '30 s'],
    [0.5, '0.5 s'],
    [90, '1 min 30 s'],
    [120, '2 min'],
    [7500, '2 h 5 min'],
  ])('writes %s as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))
})

describe('times past', () => {
  const now = Date.parse('2026-05-05T12:00:00Z')
  it.each([
    ['2026-05-05T11:59:30Z', 'just now'],
    ['2026-05-05T11:48:00Z', '12 min ago'],
    ['2026-05-05T09:00:00Z', '3 h ago'],
  ])('says of %s %s', (time, text) => expect(formatAgo(time, now)).toBe(text))
})
