// What went wrong with a call: a sentence for whoever asked, and what may be done about it.

export type RunnerErrorCode =
  /** A key or a command is missing on this server: nothing was sent. */
  | 'not_configured'
  /** The provider refuses the key. */
  | 'unauthorized'
  /** The provider will not have this input, or does not know the model. */
  | 'refused'
  | 'rate_limited'
  /** The provider began and failed, or ended without a result. */
  | 'failed'
  /** The provider stopped the work, asked by somebody else. */
  | 'cancelled'
  /** The provider answers wrongly. */
  | 'upstream'
  | 'network'
  /** A result lies where it may not be fetched from. */
  | 'blocked_address'
  /** A result is larger than this server takes. */
  | 'too_large'

interface RunnerErrorOptions {
  /** Whether another try may go better; `never` unless said. */
  retry?: 'backoff' | 'after' | 'never'
  /** For `after`: as the provider asked. */
  retryAfterSeconds?: number
  /** The work may have begun, so that to send it again may pay twice; false unless said. */
  mayHaveBegun?: boolean
  cause?: unknown
}

/** Its message never holds a key: whatever a provider said is cleaned before it gets here. */
export class RunnerError extends Error {
  readonly code: RunnerErrorCode
  readonly retry: 'backoff' | 'after' | 'never'
  readonly retryAfterSeconds: number | undefined
  readonly mayHaveBegun: boolean

  constructor(code: RunnerErrorCode, message: string, options: RunnerErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = 'RunnerError'
    this.code = code
    this.retry = options.retry ?? 'never'
    this.retryAfterSeconds = options.retryAfterSeconds
    this.mayHaveBegun = options.mayHaveBegun ?? false
  }
}
