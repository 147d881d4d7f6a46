// Days of a time, and those among them on which nothing happened.
import type { UsageRow } from '@roster/client'

const DAY_MS = 86_400_000

/** Days in UTC, the last one today: `2026-11-25`. */
export function daysUntil(now: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  )
}

export interface DayFigures {
  day: string
  completed: number
  failed: number
  other: number
  cost: number
  p50: number | null
  p95: number | null
}

/** Every day has its place in a plot, also where nobody asked for anything. */
export function figuresOf(rows: readonly UsageRow[], days: readonly string[]): DayFigures[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return days.map((day) => {
    const row = known.get(day)
    if (!row) return { day, completed: 0, failed: 0, other: 0, cost: 0, p50: null, p95: null }
    const { total_jobs, completed_jobs, failed_jobs, cost, p50_seconds, p95_seconds } = row
    const other = total_jobs - completed_jobs - failed_jobs
    return { day, completed: completed_jobs, failed: failed_jobs, other, cost, p50: p50_seconds, p95: p95_seconds }
  })
}

/** `Nov 25` */
export const shortDay = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })
