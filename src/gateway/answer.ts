// What every answer of the gateway carries beside the result.
import { answer, type Visit } from '../core/routes.ts'
import type { Cost } from '../pricing/index.ts'
import type { GatewayCall } from './begin.ts'
import type { Refusal } from './failure.ts'

/** What is known of a call while it is answered. */
export interface Asked {
  visit: Visit
  call: GatewayCall
  /** When Roster began with it, of `performance.now()`. */
  since: number
}

type Body = Parameters<typeof answer>[1]

/** @param providerMs for how long the provider was waited for. */
export function answerCall({ visit, since }: Asked, body: Body, more: { cost: Cost | 'pending'; providerMs: number }) {
  const { cost, providerMs } = more
  const headers = {
    'content-type': cost === 'pending' ? 'text/event-stream' : 'application/json',
    ...(cost === 'pending' && { 'cache-control': 'no-cache', 'x-accel-buffering': 'no' }),
    'x-roster-cost': cost === 'pending' ? cost : costText(cost),
    'x-roster-overhead-ms': (performance.now() - since - providerMs).toFixed(2),
  }
  return answer(visit, body, 200, headers)
}

export const costText = ({ amount }: Cost): string => (amount === null ? 'unknown' : String(amount))

export function answerRefusal({ visit }: Asked, { status, message, error }: Refusal): Response {
  const problem = {
    type: 'about:blank',
    title: 'The provider refused the request',
    status,
    detail: message,
    code: 'invalid',
  }
  const headers = { 'content-type': 'application/problem+json' }
  return answer(visit, JSON.stringify({ ...problem, error }), status, headers)
}

/** On every answer from the moment that a model is chosen, also where it fails. */
export function headersOf({ id, resolved }: GatewayCall): Record<string, string> {
  const { row } = resolved.choice.entry
  const headers = { 'x-roster-model': row.id, 'x-roster-provider': row.provider, 'x-roster-job': id }
  // RFC 8594: a client can warn of it before the day comes.
  return row.deprecation_date ? { ...headers, sunset: new Date(row.deprecation_date).toUTCString() } : headers
}
