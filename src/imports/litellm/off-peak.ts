// LiteLLM's `off_peak_pricing`: when it holds and what it costs then.
import { type OffPeak, WEEKDAYS } from '../../pricing/contract.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { baseOf, readBook } from './book.ts'

const TIME = /^\s*(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*$/

/** The off-peak rates; undefined where there are none, or no hours at which they hold. */
export function offPeak(fields: Fields): OffPeak | undefined {
  const block = fields.within('off_peak_pricing')
  if (!block) return undefined
  const windows = block.list('windows').flatMap((window) => {
    const hours_utc = hoursOf(window)
    return hours_utc ? [compact({ hours_utc, weekdays: weekdaysOf(window) }) as { hours_utc: string[] }] : []
  })
  const hours_utc = hoursOf(block)
  if (!hours_utc && windows.length === 0) return undefined
  return compact({
    hours_utc,
    windows: windows.length > 0 ? windows : undefined,
    weekday_timezone: block.text('weekday_timezone'),
    ...baseOf(readBook(block)),
  })
}

function hoursOf(fields: Fields): string[] | undefined {
  const hours = fields.words('hours_utc') ?? [fields.text('hours_utc') ?? []].flat()
  if (hours.length === 0) return undefined
  return hours.map((window) => {
    const [, start, end] = TIME.exec(window) ?? fields.refuse('hours_utc', 'hours such as "16:30-00:30"')
    return `${start?.padStart(5, '0')}-${end?.padStart(5, '0')}`
  })
}

/** "Saturday", "sat" and 6 are the same day; Monday is 1 and Sunday 7. */
function weekdaysOf(fields: Fields) {
  const { weekdays } = fields.record
  if (!Array.isArray(weekdays)) return undefined
  return weekdays.flatMap((day) =>
    WEEKDAYS.filter((name, index) =>
      typeof day === 'number' ? day % 7 === index : String(day).toLowerCase().startsWith(name),
    ),
  )
}
