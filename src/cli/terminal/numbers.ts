// Numbers as a person reads them.

const money = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 10,
  useGrouping: false,
})
const whole = new Intl.NumberFormat('en-US')

/** An unknown price is not a free one. */
export function price(value: number | null | undefined, currency: string | null | undefined = 'USD'): string {
  if (value === null || value === undefined) return 'unknown'
  if (value === 0) return 'free'
  return !currency || currency === 'USD' ? `$${money.format(value)}` : `${money.format(value)} ${currency}`
}

export const count = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : whole.format(value)

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) return '?'
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)))
  return `${(value / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`
}

/** 75 is `1:15`. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '?'
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const padded = `${minutes}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${padded.padStart(5, '0')}` : padded
}

/** What waits until then. */
export function goesOn(time: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(time) - now) / 1000))
  return `goes on in ${seconds < 120 ? `${seconds} s` : duration(seconds)}`
}

/** A time in the reader's own zone. */
export const localTime = (time: string): string =>
  new Date(time).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })

export const plural = (amount: number, noun: string): string => `${count(amount)} ${noun}${amount === 1 ? '' : 's'}`
