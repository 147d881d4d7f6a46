// What a caller of the gateway is told where a provider does not answer as it should.
import { messageOf, RosterError } from '../core/errors.ts'
import { isObject, type JsonObject } from '../core/record.ts'
import { RunnerError, type RunnerErrorCode } from '../runners/index.ts'

const CODES = {
  not_configured: 'unavailable',
  // The key is this server's: to the caller their own is fine.
  unauthorized: 'upstream',
  refused: 'invalid',
  rate_limited: 'rate_limited',
  failed: 'upstream',
  cancelled: 'upstream',
  upstream: 'upstream',
  network: 'network',
  blocked_address: 'upstream',
  too_large: 'upstream',
} as const satisfies Record<RunnerErrorCode, RosterError['code']>

/** @returns an error that an answer can be made of; what nobody foresaw stays as it is. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof RunnerError)) return error
  const { retryAfterSeconds } = error
  const retryAfter = retryAfterSeconds === undefined ? {} : { retryAfter: Math.ceil(retryAfterSeconds) }
  return new RosterError(CODES[error.code], error.message, retryAfter)
}

/** How a job tells of it. */
export const jobErrorOf = (error: unknown): { code: RunnerErrorCode; message: string } =>
  error instanceof RunnerError
    ? { code: error.code, message: error.message }
    : { code: 'upstream', message: `It failed in a way that Roster does not know: ${messageOf(error)}` }

export const mayHaveBegun = (error: unknown): boolean => !(error instanceof RunnerError) || error.mayHaveBegun

/** A provider's own refusal of a request: with the words that a client may look at, such as `context_length_exceeded`. */
export class Refusal extends Error {
  readonly status: number
  readonly error: JsonObject

  constructor(status: number, message: string, said: unknown) {
    super(message)
    this.status = status
    const { type, param, code } = isObject(said) ? said : {}
    this.error = {
      message,
      type: word(type) ?? 'invalid_request_error',
      param: word(param),
      code: word(code) ?? 'refused',
    }
  }
}

/** Short and plain: whatever is longer is no word of a vocabulary. */
const word = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w.[\]-]{1,100}$/.test(value) ? value : null
