// The storage server of the local hub: signed addresses that end, its own ETags, and no patience for a token.
import type { Content } from './hub-content.ts'
import { sendContent, sendFault } from './hub-send.ts'
import { type LocalServer, listen, type Traffic } from './hub-server.ts'

export interface Storage extends LocalServer {
  signedUrl(path: string, content: Content): string
}

export async function startStorage(traffic: Traffic, expirySeconds: number): Promise<Storage> {
  const signed = new Map<string, { path: string; content: Content; expires: number }>()
  const server = await listen((request, response) => {
    const key = request.url ?? ''
    const found = signed.get(key)
    const fault = traffic.pass('cdn', request, found?.path ?? key)
    if (request.headers.authorization) return void response.writeHead(400).end(xml('InvalidArgument', 'Unsupported'))
    if (!found || found.expires < Date.now())
      return void response.writeHead(403).end(xml('AccessDenied', 'Request has expired'))
    if (sendFault(response, fault)) return
    const etag = `"${found.content.gitSha1.slice(0, 32)}"`
    return sendContent(request, response, { content: found.content, etag, fault })
  })
  return {
    ...server,
    signedUrl: (path, content) => {
      const query = `X-Amz-Expires=${expirySeconds}&Signature=secret${signed.size}`
      const key = `/xet-bridge-us/${signed.size}/${content.sha256}?${query}`
      signed.set(key, { path, content, expires: Date.now() + expirySeconds * 1000 })
      return `${server.url}${key}`
    },
  }
}

const xml = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
