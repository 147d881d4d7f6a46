// The log: JSON lines on standard error, or plain ones where a person watches. No secret ever gets in.
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'

export type Log = Logger

const SECRETS = ['token', 'authorization', 'cookie', 'password', '*.token', '*.authorization', '*.cookie', '*.password']

/** An error by what it says and where it happened; what else hangs on it may be a request with its headers. */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  return { type, message, stack, ...('code' in error && { code: error.code }) }
}

/** @param destination where lines go; standard error without it. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const redact = { paths: SECRETS, censor: '[secret]' }
  return pino({ level, base: null, redact, serializers: { err: errorLine } }, destination)
}
