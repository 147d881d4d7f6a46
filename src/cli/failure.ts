// What went wrong, as a person reads it, and the exit code that says so to a script.
import { RosterError } from '@roster/client'
import { CommanderError } from 'commander'
import { messageOf } from '../core/errors.ts'

export const EXIT = { failure: 1, usage: 2, interrupted: 130 } as const

/** The command was called in a way that cannot mean anything. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The command could not do what it was asked, and no server has said why. */
export class Failure extends Error {
  override name = 'Failure'
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.failure) {
    super(message)
    this.exitCode = exitCode
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage
  if (error instanceof UsageError) return EXIT.usage
  return error instanceof Failure ? error.exitCode : EXIT.failure
}

/** Lines for standard error: the sentence, each bad field, what to do. A stack only for whoever looks for a fault of ours. */
export function explain(error: unknown): string[] {
  // Commander has told it itself.
  if (error instanceof CommanderError) return []
  const lines = [`roster: ${messageOf(error)}`]
  if (RosterError.isInstance(error)) lines.push(...fieldsOf(error), ...hintFor(error))
  if (process.env.ROSTER_LOG_LEVEL === 'debug' && error instanceof Error) lines.push(error.stack ?? '')
  return lines
}

/** The bad fields that the sentence has not named yet. */
const fieldsOf = ({ errors, message }: RosterError): string[] =>
  errors
    .filter(({ detail }) => !message.includes(detail))
    .map(({ pointer, detail }) => `  ${pointer.slice(1).replaceAll('/', '.') || 'the body'}: ${detail}`)

const HINTS: Readonly<Record<string, string>> = {
  network: 'Start one with "roster serve", or name another by --url or ROSTER_URL.',
  unauthenticated: 'Give a token by --token, ROSTER_TOKEN or ROSTER_ADMIN_TOKEN.',
  precondition_failed: 'Somebody else changed it in the same moment. Nothing was written; run the command again.',
}

function hintFor({ code, status, requestId, message }: RosterError): string[] {
  // A server that answers may say `network` of an upstream.
  const hint = code === 'network' && status !== 0 ? undefined : HINTS[code]
  if (hint) return [hint]
  return status >= 500 && requestId && !message.includes(requestId)
    ? [`The server's log tells more under the request id ${requestId}.`]
    : []
}
