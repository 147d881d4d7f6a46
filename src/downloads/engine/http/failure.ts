// What went wrong with a request, by class: each class is tried again in its own way.
import { messageOf, RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'
import { askedWait } from './asked-wait.ts'
import type { Headers } from './exchange.ts'

/** A failure that may pass. */
export class Passing extends Error {
  readonly kind: 'network' | 'upstream' | 'rate_limited'
  /** What is said when no try is left. */
  readonly error: RosterError
  /** Milliseconds that the other side asked to wait. */
  readonly afterMs: number | undefined

  constructor(error: RosterError, afterMs?: number) {
    super(error.message, { cause: error })
    this.kind = error.code === 'network' || error.code === 'rate_limited' ? error.code : 'upstream'
    this.error = error
    this.afterMs = afterMs
  }
}

/** Codes of undici and of the operating system for a connection that could not be made or did not last. */
const NETWORK =
  /^(UND_ERR_(SOCKET|CONNECT|CLOSED|DESTROYED|ABORTED|.*TIMEOUT)|ECONN|ENOTFOUND$|EAI_|EPIPE$|ETIMEDOUT$|E(HOST|NET))/
const CERTIFICATE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

const codeOf = (error: unknown): string => (isObject(error) && typeof error.code === 'string' ? error.code : '')

/** What was thrown while asking a host; what is no fault of the way there stays as it was. */
export function thrownFailure(error: unknown, host: string): unknown {
  if (error instanceof Passing) return error
  if (error instanceof RosterError) return error.code === 'network' ? new Passing(error) : error
  const code = codeOf(error)
  const said = messageOf(error) || code
  if (CERTIFICATE.test(code))
    return new RosterError('network', `The certificate of ${host} cannot be trusted (${code}); check its address`, {
      cause: error,
    })
  if (NETWORK.test(code) || error instanceof AggregateError)
    return new Passing(
      new RosterError('network', `The connection to ${host} failed (${said}); check the network and try again`, {
        cause: error,
      }),
    )
  if (/^(HPE_|UND_ERR_)/.test(code))
    return new Passing(
      new RosterError('upstream', `${host} does not speak HTTP as it should (${said}); try again later`, {
        cause: error,
      }),
    )
  return error
}

const PASSING: ReadonlySet<number> = new Set([
  408, 425, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 527, 530,
])

/** A status that says "not now"; none where the status says something else. */
export function answeredFailure(status: number, headers: Headers, host: string): Passing | undefined {
  if (status === 429) {
    const afterMs = askedWait(headers)
    const seconds = afterMs === undefined ? undefined : Math.ceil(afterMs / 1000)
    const told = seconds === undefined ? 'later' : `in ${seconds} s`
    const error = new RosterError('rate_limited', `${host} gets too many requests from here; start again ${told}`, {
      ...(seconds !== undefined && { retryAfter: seconds }),
    })
    return new Passing(error, afterMs)
  }
  // Cloudflare's question whether a person asks says nothing about a token.
  const isChallenge = headers['cf-mitigated'] === 'challenge'
  if (!PASSING.has(status) && !isChallenge) return undefined
  const error = new RosterError('upstream', `${host} answered ${status}; that is its fault: try again later`)
  return new Passing(error, askedWait(headers))
}
