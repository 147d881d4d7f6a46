// Credentials that are no good: told to whoever sent them, and counted against where they came from.
import { RosterError } from '../core/errors.ts'

export class WrongCredentials extends RosterError {
  /** Whether it may have been a guess; what was good once, such as an expired token, was none. */
  readonly isGuess: boolean

  constructor(message: string, { isGuess = true, cause }: { isGuess?: boolean; cause?: unknown } = {}) {
    super('unauthenticated', message, { cause })
    this.isGuess = isGuess
  }
}
