// What is left of a body once its request was answered: read for a moment, so that the answer gets through and the
// connection can be used again; who goes on sending is cut off.
import type { IncomingMessage, ServerResponse } from 'node:http'

const REST_MS = 500
const REST_BYTES = 64 * 1024 * 1024

export function leaveRest(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.complete || incoming.destroyed) return
    let bytes = 0
    const cut = () => void incoming.socket.destroySoon()
    const timer = setTimeout(cut, REST_MS).unref()
    const count = (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > REST_BYTES) cut()
    }
    incoming
      .on('data', count)
      .once('close', () => clearTimeout(timer))
      .once('end', () => clearTimeout(timer))
    incoming.resume()
  })
}
