// What a job cost: at the prices that it was resolved with, which are kept in it.
import { type Cost, costOf, type Usage } from '../pricing/index.ts'
import type { JobRow, KeptAttempt } from './store.ts'

/** What of a job its cost hangs on. */
interface Priced {
  resolution: {
    model: Pick<JobRow['resolution']['model'], 'pricing'>
    parameters: Record<string, unknown>
  }
}

const currencyOf = ({ resolution }: Priced): string => resolution.model.pricing.currency ?? 'USD'

/** @param at when it was sent. */
export function costOfResult(row: Priced, usage: Usage, at: string): Cost {
  const { model, parameters } = row.resolution
  const tier = parameters.service_tier
  return costOf(model.pricing, usage, { at, service_tier: typeof tier === 'string' ? tier : null })
}

/** Of a job that ends without a result. */
export const costOfNothing = (row: Priced, attempts: readonly KeptAttempt[]): Cost =>
  attempts.some(({ may_have_begun }) => may_have_begun)
    ? {
        amount: null,
        currency: currencyOf(row),
        known: false,
        reason: 'It ended without a result; what its provider charges for the work that it may have done is not known',
      }
    : { amount: 0, currency: currencyOf(row), known: true, reason: null }
