// An error as RFC 9457 problem+json, and the HTTP status that its code stands for.
import { STATUS_CODES } from 'node:http'
import type { ErrorCode, RosterError } from './errors.ts'
import type { Problem } from './schema.ts'

const STATUS = {
  invalid: 400,
  limit_exceeded: 400,
  not_a_model_file: 400,
  blocked_address: 400,
  unauthenticated: 401,
  unauthorized: 401,
  forbidden: 403,
  gated: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  rate_limited: 429,
  upstream: 502,
  network: 502,
  size_mismatch: 502,
  hash_mismatch: 502,
  unavailable: 503,
  not_writable: 507,
  disk_full: 507,
} as const satisfies Record<ErrorCode, number>

type Reason = Pick<RosterError, 'code' | 'message' | 'errors'>

export const problemOf = ({ code, message, errors }: Reason, status: number = STATUS[code]): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: message,
  code,
  ...(errors.length > 0 && { errors: [...errors] }),
})
