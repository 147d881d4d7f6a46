/** One bad field of a request. */
export interface FieldError {
  /** Where it is, as RFC 6901 writes it: `/capabilities/context_window`. */
  pointer: string
  /** What would be right. */
  detail: string
}

/** What a Roster server refused, or could not do; made from its problem+json (RFC 9457). */
export class RosterError extends Error {
  override readonly name = 'RosterError'
  /** HTTP status; 0 where no server answered. */
  readonly status: number
  /** Machine-readable reason: `invalid`, `not_found`, `conflict`, `precondition_failed`, `network`, ... */
  readonly code: string
  readonly errors: readonly FieldError[]
  /** Names the request in the server's log. */
  readonly requestId: string | null

  constructor(
    message: string,
    fields: {
      status: number
      code: string
      errors?: readonly FieldError[]
      requestId?: string | null
      cause?: unknown
    },
  ) {
    super(message, { cause: fields.cause })
    this.status = fields.status
    this.code = fields.code
    this.errors = fields.errors ?? []
    this.requestId = fields.requestId ?? null
  }

  /** Whether a thrown value is one, also when two copies of this package are loaded. */
  static isInstance(value: unknown): value is RosterError {
    return value instanceof Error && value.name === 'RosterError' && 'code' in value
  }
}

/** The error that an answer stands for; `null` for one that succeeded. */
export async function errorOf(response: Response): Promise<RosterError | null> {
  if (response.ok || response.status === 304) return null
  const problem = parseProblem(await response.text())
  const { status, statusText, headers } = response
  return problemError({ detail: `The server answered ${status} ${statusText}`, ...problem, status }, headers)
}

/** The error that a problem+json stands for. */
export function problemError(problem: Problem, headers?: Headers): RosterError {
  return new RosterError(problem.detail ?? 'The server refused and gave no reason', {
    status: problem.status ?? 0,
    code: problem.code ?? 'unknown',
    errors: problem.errors ?? [],
    requestId: headers?.get('x-request-id') ?? null,
  })
}

interface Problem {
  status?: number
  detail?: string
  code?: string
  errors?: FieldError[]
}

/** What stands between may answer with anything, such as a proxy's HTML page. */
function parseProblem(text: string): Problem {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Problem) : {}
  } catch {
    return {}
  }
}
