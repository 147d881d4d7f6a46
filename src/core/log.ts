// The log: JSON lines on standard error, or plain ones where a person watches. No secret ever gets in.
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

const SECRETS = ['token', 'authorization', 'cookie', 'password', '*.token', '*.authorization', '*.cookie', '*.password']

export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: null, redact: { paths: SECRETS, censor: '[secret]' } }, destination)
}
