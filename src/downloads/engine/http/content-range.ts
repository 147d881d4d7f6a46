// What a partial answer says of itself. Only this is believed: a status alone may lie in both directions.
import type { Headers } from './exchange.ts'

export interface ContentRange {
  start: number
  /** The first byte that is not sent. */
  end: number
  /** The size of the whole file; null where it is not told. */
  total: number | null
}

export function contentRange(headers: Headers): ContentRange | undefined {
  const match = /^bytes\s+(\d+)-(\d+)\/(\d+|\*)$/i.exec(headers['content-range']?.trim() ?? '')
  if (!match) return undefined
  const [, first, last, total] = match
  return { start: Number(first), end: Number(last) + 1, total: total === '*' ? null : Number(total) }
}

/** The size that a 416 tells: "bytes *" and the size. */
export function sizeOf416(headers: Headers): number | undefined {
  const total = /^bytes\s+\*\/(\d+)$/i.exec(headers['content-range']?.trim() ?? '')?.[1]
  return total === undefined ? undefined : Number(total)
}
