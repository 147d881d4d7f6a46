// How money, sizes, amounts and times are written for people. What is unknown is said so, and never written as 0.

export const UNKNOWN = 'unknown'
const LOCALE = 'en-US'
const MISSING_CURRENCY = 'USD'

const decimals = (maximumFractionDigits: number, minimumFractionDigits = 0) =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits, minimumFractionDigits })

const whole = decimals(0)
const short = decimals(1)
const compact = decimals(2)

/** A price or a cost: `$3.00`, `$0.075`, `free` for 0, `unknown` for null. */
export function formatMoney(amount: number | null | undefined, currency: string | null = MISSING_CURRENCY): string {
  if (amount === null || amount === undefined) return UNKNOWN
  if (amount === 0) return 'free'
  // Below a cent the first figures that are not 0 are what matters.
  const digits: Intl.NumberFormatOptions =
    amount < 0.01
      ? { maximumSignificantDigits: 3, minimumSignificantDigits: 1 }
      : { minimumFractionDigits: 2, maximumFractionDigits: 4 }
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency: currency ?? MISSING_CURRENCY, ...digits }).format(
    amount,
  )
}

/** `128K`, `1.05M`; below a thousand as it is. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) return compact.format(tokens)
  if (tokens < 999_500) return `${short.format(tokens / 1000)}K`
  return `${compact.format(tokens / 1e6)}M`
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Decimal, as disks and hubs count: 6.9 GB is 6.9e9 bytes. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return UNKNOWN
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), SIZES.length - 1)
  return `${(power === 0 ? whole : short).format(bytes / 1000 ** power)} ${SIZES[power]}`
}

/** `30 s`, `1 min 30 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${short.format(seconds)} s`
  const total = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
  const parts = hours > 0 ? [`${hours} h`, minutes && `${minutes} min`] : [`${minutes} min`, rest && `${rest} s`]
  return parts.filter(Boolean).join(' ')
}

export const formatNumber = (value: number): string => compact.format(value)
export const formatCount = (value: number, one: string, many = `${one}s`): string =>
  `${whole.format(value)} ${value === 1 ? one : many}`

const MINUTE = 60
const DAY = 86_400

/** `just now`, `5 min ago`, `3 h ago`; after a day the date. */
export function formatAgo(time: string, now: number = Date.now()): string {
  const seconds = (now - Date.parse(time)) / 1000
  if (seconds < MINUTE) return 'just now'
  if (seconds < 60 * MINUTE) return `${Math.floor(seconds / MINUTE)} min ago`
  if (seconds < DAY) return `${Math.floor(seconds / 3600)} h ago`
  return formatDay(time)
}

export const formatDay = (time: string): string =>
  new Date(time).toLocaleDateString(LOCALE, { year: 'numeric', month: 'short', day: 'numeric' })

export const formatTime = (time: string): string =>
  new Date(time).toLocaleString(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })
