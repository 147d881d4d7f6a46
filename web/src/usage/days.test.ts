// A plot has every day, and says of a day without jobs that there were none.
import type { UsageRow } from '@roster/client'
import { expect, it } from 'vitest'
import { daysUntil, figuresOf, shortDay } from './days.ts'

const NOW = Date.parse('2026-03-01T13:00:00Z')

it('counts days back over the end of a month', () =>
  expect(daysUntil(NOW, 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']))

it('fills the days on which nothing happened', () => {
  const row = {
    ...{ day: '2026-02-28', total_jobs: 5, completed_jobs: 3, failed_jobs: 1, cost: 0.5 },
    ...{ p50_seconds: 2, p95_seconds: 9 },
  } as UsageRow
  expect(figuresOf([row], daysUntil(NOW, 2))).toEqual([
    { day: '2026-02-28', completed: 3, failed: 1, other: 1, cost: 0.5, p50: 2, p95: 9 },
    { day: '2026-03-01', completed: 0, failed: 0, other: 0, cost: 0, p50: null, p95: null },
  ])
})

it('names a day by its day in UTC', () => expect(shortDay('2026-03-01')).toBe('Mar 1'))
