// Writes an answer to its socket: a text or bytes in one piece with their head, a stream as it comes.
import type { ServerResponse } from 'node:http'
import { partsOf } from '../../core/response.ts'

export function send(response: Response, outgoing: ServerResponse): Promise<void> | undefined {
  const { status, lines, body } = partsOf(response)
  if (body instanceof ReadableStream) {
    outgoing.writeHead(status, lines)
    return sendStream(body, outgoing)
  }
  if (body !== null && !lines.includes('content-length'))
    lines.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength))
  outgoing.writeHead(status, lines)
  if (body === null) outgoing.end()
  else outgoing.end(body)
  return undefined
}

/** Reads no faster than the other side does, and stops where it goes. */
async function sendStream(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  const stop = () => void reader.cancel().catch(() => {})
  // Whoever waits for news has to know that the connection stands, before there is any.
  outgoing.once('close', stop).flushHeaders()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!outgoing.write(value)) await drained(outgoing)
  }
  outgoing.off('close', stop).end()
}

const drained = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      outgoing.off('drain', go).off('close', go)
      resolve()
    }
    if (outgoing.destroyed) resolve()
    else outgoing.on('drain', go).on('close', go)
  })
