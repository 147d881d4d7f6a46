// Why a download ends, said so that its reader knows whose fault it is and what to do next.
import { messageOf, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { DOWNLOAD_ERRORS, type Download, type DownloadErrorCode } from './contract.ts'

const KNOWN: ReadonlySet<string> = new Set(DOWNLOAD_ERRORS)
const isKnown = (code: string): code is DownloadErrorCode => KNOWN.has(code)

/** Codes of undici and of the operating system for a connection that could not be made or did not last. */
const NETWORK =
  /^(UND_ERR_|ECONN|ENOTFOUND$|EAI_|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|ERR_TLS|CERT_|DEPTH_ZERO)/

/** A fault of the connection as an error that names the host; anything else as it was. */
export function networkError(error: unknown, host: string): unknown {
  const code = isObject(error) && typeof error.code === 'string' ? error.code : ''
  if (!NETWORK.test(code)) return error
  const sentence = `The connection to ${host} failed (${messageOf(error)}); check the network and try again`
  return new RosterError('network', sentence, { cause: error })
}

export function jobError(error: unknown): NonNullable<Download['error']> {
  if (error instanceof RosterError && isKnown(error.code)) return { code: error.code, message: error.message }
  // What has no word of its own: the upstream said something that nobody here expected.
  return { code: 'upstream', message: messageOf(error) }
}
