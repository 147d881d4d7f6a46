// Sums of money: from a dollar on, in cents.
import { formatMoney } from '../core/format.ts'

const sum = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** `$0`, `$0.0023`, `$42.21`. What was spent is never "free". */
export function dollars(amount: number): string {
  if (amount === 0) return '$0'
  return amount < 1 ? formatMoney(amount) : sum.format(amount)
}
