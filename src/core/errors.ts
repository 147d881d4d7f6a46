// What can go wrong, as one small class. Domains throw it; `http/problem.ts` alone knows what status it becomes.

/** The machine-readable reasons of `code` in problem+json. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'limit_exceeded'
  | 'unavailable'
  | 'gated'
  | 'unauthorized'
  | 'rate_limited'
  | 'size_mismatch'
  | 'hash_mismatch'
  | 'not_a_model_file'
  | 'disk_full'
  | 'not_writable'
  | 'blocked_address'
  | 'upstream'
  | 'network'

/** One bad field: where it is (RFC 6901) and a sentence that says what would be right. */
export interface FieldError {
  pointer: string
  detail: string
}

/** An error that its reader can act on: the message says what happened and what would be right. */
export class RosterError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  /** Seconds after which it may go better. */
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = 'RosterError'
    this.code = code
    this.errors = options.errors ?? []
    this.retryAfter = options.retryAfter
  }
}

interface ErrorOptions {
  errors?: readonly FieldError[]
  cause?: unknown
  retryAfter?: number
}

export const notFound = (what: string, id: string) => new RosterError('not_found', `There is no ${what} "${id}"`)

/** Bad input with one bad field. */
export const invalid = (pointer: string, detail: string, cause?: unknown) =>
  new RosterError('invalid', `${nameOf(pointer)} ${detail}`, { errors: [{ pointer, detail }], cause })

/** `/capabilities/thinking` as a person says it. */
const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.') || 'the body'

/** The sentence of whatever was thrown, for a log line or a person. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  /** Of each alternative of a union. */
  readonly errors?: readonly (readonly Issue[])[]
}

/** The field errors of a failed Zod parse; an unknown field is named by its own pointer. */
export const fieldErrors = (issues: readonly Issue[], above: readonly PropertyKey[] = []): FieldError[] =>
  issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    // Of alternatives the first is what is meant; the others are null, or older forms of it.
    if (issue.code === 'invalid_union' && issue.errors?.[0]?.length) return fieldErrors(issue.errors[0], path)
    if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerOf(path), detail: issue.message }]
    return (issue.keys ?? []).map((key) => ({ pointer: pointerOf([...path, key]), detail: 'is not a known field' }))
  })

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Bad input with every bad field that a Zod parse found. */
export function invalidFields(issues: readonly Issue[], what = 'The request'): RosterError {
  const errors = fieldErrors(issues)
  const sentences = errors.map(({ pointer, detail }) => `${nameOf(pointer)} ${detail}`)
  return new RosterError('invalid', `${what} is not valid: ${sentences.slice(0, 5).join('; ')}`, { errors })
}
