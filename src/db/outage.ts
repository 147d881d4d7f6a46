// What a database says when it cannot serve for now: nobody asked wrongly, and later it may go well.
import { RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'

const RETRY_AFTER_SECONDS = 5

/** PostgreSQL's class 57P is "operator intervention", 08 a broken connection; the rest is what a socket says. */
const CUT_CODE = /^(57P|08|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/
const CUT_MESSAGE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|ECONNRESET|EPIPE|ECONNREFUSED/
/** More clients than the server takes. */
const TOO_MANY_CLIENTS = '53300'

const codeOf = (error: Error): string => (isObject(error) ? String(error.code ?? '') : '')

/** Whether a connection broke, or could not be made. */
export const isCut = (error: unknown): boolean =>
  error instanceof Error && (CUT_MESSAGE.test(error.message) || CUT_CODE.test(codeOf(error)))

/** Whether another process held SQLite's one place to write for longer than anybody waits. */
export const isLocked = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('database is locked')

/** The same as an answer; undefined for an error of any other kind. */
export function asOutage(error: unknown): RosterError | undefined {
  const sentence = sentenceOf(error)
  return sentence === undefined
    ? undefined
    : new RosterError('unavailable', sentence, { cause: error, retryAfter: RETRY_AFTER_SECONDS })
}

function sentenceOf(error: unknown): string | undefined {
  if (isLocked(error))
    return 'Another process is writing to the database and has not finished; nothing was changed here, try again soon'
  if (error instanceof Error && codeOf(error) === TOO_MANY_CLIENTS)
    return 'The database takes no more connections; nothing was changed, try again soon'
  if (isCut(error))
    return 'The database does not answer; try again soon. Where this was a write, read first whether it was made'
  return undefined
}
