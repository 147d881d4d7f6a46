// The body of a request as a stream of Node's, which carries twice what a web stream does.
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { isObject } from '../core/record.ts'

/** @param bindings what the server gave along with the request; nothing where it did not come over a socket. */
export function bodyOf(bindings: unknown, request: Request): Readable {
  // A request that has no body has ended before anybody could read it.
  const incoming = isObject(bindings) && bindings.incoming
  if (incoming instanceof Readable) return incoming.readableEnded ? Readable.from([]) : (incoming as IncomingMessage)
  // Only now: to look at it makes a web stream that would read the socket as well.
  const { body } = request
  return body ? Readable.fromWeb(body as ReadableStream<Uint8Array>) : Readable.from([])
}
