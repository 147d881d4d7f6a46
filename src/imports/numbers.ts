// Foreign numbers: they may come as text, and prices in another unit.

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** A finite number, or text that holds one ("3e-7"); undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'string') return DECIMAL.test(value.trim()) ? numberOf(Number(value)) : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/**
 * A price for one token as the price for a million. It moves the decimal point and keeps 12 digits, so that 2.5e-7 is
 * 0.25 where a multiplication gives 0.24999999999999997.
 */
export function perMillion(price: number): number {
  const [digits, exponent = '0'] = String(price).split('e')
  return tidy(Number(`${digits}e${Number(exponent) + 6}`))
}

/** 12 digits: what a double adds to a decimal is noise ("0.0000006000000000000001" is 6e-7). */
export const tidy = (value: number): number => Number(value.toPrecision(12))
