// A plot has every day, and says of a day without jobs that there were none.
import type { UsageRow } from '@roster/client'
import { expect, it } from 'vitest'
import { daysUntil, shortDay } from './days.ts'
import { figuresOfDays, figuresOfNames } from './figures.ts'

const NOW = Date.parse('2026-03-01T13:00:00Z')
const ROW = {
  ...{ day: '2026-02-28', display_name: 'One', total_jobs: 5, completed_jobs: 3, failed_jobs: 1, cost: 0.5 },
  ...{ p50_seconds: 2, p95_seconds: 9, avg_quality_rating: 4.5 },
} as UsageRow
const FIGURES = { completed: 3, failed: 1, other: 1, cost: 0.5, p50: 2, p95: 9, rating: 4.5 }

it('counts days back over the end of a month', () =>
  expect(daysUntil(NOW, 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']))

it('fills the days on which nothing happened', () =>
  expect(figuresOfDays([ROW], daysUntil(NOW, 2))).toEqual([
    { name: '2026-02-28', ...FIGURES },
    { name: '2026-03-01', completed: 0, failed: 0, other: 0, cost: 0, p50: null, p95: null, rating: null },
  ]))

it('draws the first eight of many models', () => {
  const figures = figuresOfNames(Array<UsageRow>(20).fill(ROW), ({ display_name }) => display_name ?? '')
  expect(figures).toHaveLength(8)
  expect(figures[0]).toEqual({ name: 'One', ...FIGURES })
})

it('names a day by its day in UTC', () => expect(shortDay('2026-03-01')).toBe('Mar 1'))
