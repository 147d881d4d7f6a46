// Why a download ends, said so that its reader knows whose fault it is and what to do next.
import { messageOf, RosterError } from '../core/errors.ts'
import { DOWNLOAD_ERRORS, type Download, type DownloadErrorCode } from './contract.ts'

const KNOWN: ReadonlySet<string> = new Set(DOWNLOAD_ERRORS)
const isKnown = (code: string): code is DownloadErrorCode => KNOWN.has(code)

export function jobError(error: unknown): NonNullable<Download['error']> {
  if (error instanceof RosterError && isKnown(error.code)) return { code: error.code, message: error.message }
  // What has no word of its own: the upstream said something that nobody here expected.
  return { code: 'upstream', message: messageOf(error) }
}
