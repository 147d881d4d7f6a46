// What a provider's refusal or a broken connection means for a call: whose fault it is, and whether to try again.
import { messageOf } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import { RunnerError } from '../error.ts'
import { clean } from './clean.ts'

export interface Asked {
  /** The provider as a person calls it. */
  name: string
  /** The variable that holds its key. */
  keyVariable: string | null
  key: string | null
  /** Whether the request makes something: then to send it again may make it twice. */
  isWrite: boolean
}

interface Answered {
  status: number
  /** Seconds that the provider asks to wait. */
  retryAfterSeconds: number | undefined
  /** The beginning of its body. */
  text: string
}

/** Of an answer that is no success. */
export function answeredFailure(asked: Asked, { status, retryAfterSeconds, text }: Answered): RunnerError {
  const { name } = asked
  const said = saidIn(text, asked)
  if (status === 401 || status === 403)
    return new RunnerError('unauthorized', refusedKey(asked, status === 403 ? said.message : ''))
  if (status === 429 && said.code !== 'insufficient_quota') {
    const wait = retryAfterSeconds === undefined ? 'later' : `in ${Math.ceil(retryAfterSeconds)} s`
    return new RunnerError('rate_limited', `${name} gets too many requests from here; try again ${wait}`, {
      retry: retryAfterSeconds === undefined ? 'backoff' : 'after',
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    })
  }
  if (status >= 500 || status === 408 || status === 425)
    return new RunnerError('upstream', `${name} answered ${status}${withReason(said.message)}; that is its fault`, {
      retry: retryAfterSeconds === undefined ? 'backoff' : 'after',
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      // These are said by whoever stands before the provider, when the provider itself did not answer in time.
      mayHaveBegun: asked.isWrite && (status === 502 || status === 504 || status === 524),
    })
  if (status < 400)
    return new RunnerError('upstream', `${name} answered ${status} where a result was expected; check its base_url`)
  return new RunnerError('refused', `${name} refused the request (${status})${withReason(said.message)}`)
}

/** No word of the provider's: with this answer many repeat the key. */
const refusedKey = ({ name, keyVariable }: Asked, reason: string): string =>
  keyVariable === null
    ? `${name} wants a key, and has none here: set its auth_scheme and api_key_env`
    : `${name} refuses the key in ${keyVariable}${withReason(reason)}; check it where the server runs`

const withReason = (reason: string): string => (reason ? `: ${reason.replace(/[.;]+$/, '')}` : '')

interface Said {
  message: string
  code: string | undefined
}

/** The sentence of an error in any of the forms that providers use. */
function saidIn(text: string, { key }: Asked): Said {
  const body = parsed(text)
  if (!isObject(body))
    return { message: /<(!doctype|html)/i.test(text) ? 'an HTML page' : clean(text, [key]), code: undefined }
  const error = isObject(body.error) ? body.error : body
  const message = [error.message, body.detail, body.error, body.title, body.message].find(
    (each) => typeof each === 'string',
  )
  return {
    message: clean(String(message ?? text), [key]),
    code: typeof error.code === 'string' ? error.code : undefined,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An error page is no JSON; its text says what it can.
    return undefined
  }
}

/** Failures before a request was sent: nothing has begun. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT)/
const CERTIFICATE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/** Of a request or a body that broke off. */
export function brokenFailure(asked: Asked, thrown: unknown): RunnerError {
  if (thrown instanceof RunnerError) return thrown
  const { name } = asked
  const error = innermost(thrown)
  if (error instanceof SyntaxError)
    return new RunnerError('upstream', `${name} answered with something malformed; that is its fault`, {
      mayHaveBegun: true,
    })
  // The clients' own error for what a provider says in the middle of a stream.
  if (isObject(error) && isObject(error.error))
    return new RunnerError(
      'failed',
      `${name} failed on the way${withReason(saidIn(JSON.stringify(error.error), asked).message)}`,
      {
        mayHaveBegun: true,
      },
    )
  const code = isObject(error) && typeof error.code === 'string' ? error.code : ''
  if (CERTIFICATE.test(code))
    return new RunnerError('network', `The certificate of ${name} cannot be trusted (${code}); check its base_url`)
  const reason = clean(code || messageOf(error), [asked.key])
  if (NOT_SENT.test(code))
    return new RunnerError('network', `${name} cannot be reached (${reason}); check its base_url and the network`, {
      retry: 'backoff',
    })
  return new RunnerError('network', `The connection to ${name} broke off (${reason})`, {
    retry: 'backoff',
    mayHaveBegun: asked.isWrite,
  })
}

/** `fetch` says "fetch failed"; what failed is its cause. */
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error
}
