// When off-peak rates hold: daily hours in UTC, or hours on some days of the week.
import { type OffPeak, WEEKDAYS } from './contract.ts'

/**
 * Whether a moment lies in off-peak hours.
 *
 * @throws RangeError where `at` is no moment.
 */
export function isOffPeak(offPeak: OffPeak, at: Date | string): boolean {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) throw new RangeError(`"${at}" is no time such as 2026-01-31T12:00:00Z`)
  const minute = moment.getUTCHours() * 60 + moment.getUTCMinutes()
  if (isWithin(offPeak.hours_utc, minute)) return true
  const isToday = (weekdays: readonly string[] | null | undefined) =>
    !weekdays || weekdays.includes(weekdayOf(moment, offPeak.weekday_timezone))
  return (offPeak.windows ?? []).some(({ hours_utc, weekdays }) => isWithin(hours_utc, minute) && isToday(weekdays))
}

function isWithin(hours: string | readonly string[] | null | undefined, minute: number): boolean {
  return [hours ?? []].flat().some((window) => {
    const [start = 0, end = 0] = window.split('-').map(minuteOf)
    // Hours that end before they start go over midnight; the same hour twice is the whole day.
    return start < end ? minute >= start && minute < end : minute >= start || minute < end
  })
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function weekdayOf(moment: Date, timeZone: string | null | undefined): string {
  if (!timeZone) return WEEKDAYS[moment.getUTCDay()] ?? ''
  return new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone }).format(moment).toLowerCase()
}
