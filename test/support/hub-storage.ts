// The storage server of the local hub: signed addresses that end, its own ETags, and no patience for a token.
import type { Content } from './hub-content.ts'
import { sendContent, sendFault } from './hub-send.ts'
import { type LocalServer, listen, type Traffic } from './hub-server.ts'

export interface Storage extends LocalServer {
  /** Ends every address that was signed so far. */
  expire(): void
  signedUrl(path: string, content: Content): string
}

export async function startStorage(traffic: Traffic, expirySeconds: number): Promise<Storage> {
  let count = 0
  const signed = new Map<string, { path: string; content: Content; expires: number }>()
  const server = await listen((request, response) => {
    const key = request.url ?? ''
    const found = signed.get(key)
    const fault = traffic.pass('cdn', request, found?.path ?? key)
    if (request.headers.authorization) return void response.writeHead(400).end(xml('InvalidArgument', 'Unsupported'))
    if (!found || found.expires < Date.now())
      return void response.writeHead(403).end(xml('AccessDenied', 'Request has expired'))
    if (sendFault(request, response, fault)) return
    const etag = `"${found.content.gitSha1.slice(0, 32)}"`
    return sendContent(request, response, {
      content: found.content,
      etag,
      headers: { 'Last-Modified': modified(found.content) },
      fault,
      sent: (bytes) => {
        traffic.sentBytes += bytes
      },
    })
  })
  return {
    ...server,
    expire: () => signed.clear(),
    signedUrl: (path, content) => {
      const query = `X-Amz-Expires=${expirySeconds}&Signature=secret${++count}`
      const key = `/xet-bridge-us/${count}/${content.sha256}?${query}`
      signed.set(key, { path, content, expires: Date.now() + expirySeconds * 1000 })
      return `${server.url}${key}`
    },
  }
}

/** Another content has another time. */
const modified = ({ sha256 }: Content) => new Date(Number.parseInt(sha256.slice(0, 8), 16) * 1000).toUTCString()

const xml = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
