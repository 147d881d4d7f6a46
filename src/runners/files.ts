// Files that come inside an answer: as base64, or as a data URL.
import type { MadeFile } from './runner.ts'

const DATA_URL = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[^,;]*)*?(;base64)?,/i

interface About {
  /** Where nothing else tells. */
  contentType: string | null
  /** Of the provider. */
  baseUrl: string | null
}

/** A result that names a file: https, http or data. Undefined for text that is none. */
export function fileAt(address: string, { contentType, baseUrl }: About): MadeFile | undefined {
  if (/^https?:\/\//i.test(address)) return { url: address, baseUrl, contentType }
  const head = DATA_URL.exec(address)
  if (!head) return undefined
  const body = address.slice(head[0].length)
  const bytes = head[2] ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body))
  return { bytes, contentType: head[1] ?? contentType }
}
