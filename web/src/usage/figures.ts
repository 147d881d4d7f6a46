// What is drawn: the figures of each day, also of those on which nothing happened, or of each model or provider.
import type { UsageRow } from '@roster/client'

export interface Figures {
  /** A day, or the name of a model or provider. */
  name: string
  completed: number
  failed: number
  other: number
  cost: number
  p50: number | null
  p95: number | null
  rating: number | null
}

const NOTHING = { completed: 0, failed: 0, other: 0, cost: 0, p50: null, p95: null, rating: null }

/** More bars than these nobody reads; the table has them all. */
const MOST_NAMES = 8

function figuresOf(name: string, row: UsageRow): Figures {
  const { total_jobs, completed_jobs, failed_jobs, cost, p50_seconds, p95_seconds, avg_quality_rating } = row
  return {
    ...{ name, completed: completed_jobs, failed: failed_jobs, other: total_jobs - completed_jobs - failed_jobs },
    ...{ cost, p50: p50_seconds, p95: p95_seconds, rating: avg_quality_rating },
  }
}

/** Every day has its place. */
export function figuresOfDays(rows: readonly UsageRow[], days: readonly string[]): Figures[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return days.map((day) => {
    const row = known.get(day)
    return row ? figuresOf(day, row) : { name: day, ...NOTHING }
  })
}

/** Those with the most jobs, as they come. */
export const figuresOfNames = (rows: readonly UsageRow[], nameOf: (row: UsageRow) => string): Figures[] =>
  rows.slice(0, MOST_NAMES).map((row) => figuresOf(nameOf(row), row))
