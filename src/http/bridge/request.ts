// A request as it came over its socket. To all who ask it is a web `Request`, but it becomes a whole one, with a stream
// and a signal, only where somebody asks for more than its method, URL and headers.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { standIn } from '../../core/stand-in.ts'
import { headersOf } from './headers.ts'

class SocketRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #whole: Request | undefined

  constructor(url: string, incoming: IncomingMessage, outgoing: ServerResponse) {
    this.method = incoming.method ?? 'GET'
    this.url = url
    this.headers = headersOf(incoming)
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  get whole(): Request {
    this.#whole ??= this.#makeWhole()
    return this.#whole
  }

  #makeWhole(): Request {
    const { method, url, headers } = this
    const hasBody = method !== 'GET' && method !== 'HEAD' && !this.#incoming.readableEnded
    const body = hasBody ? { body: Readable.toWeb(this.#incoming) as ReadableStream, duplex: 'half' as const } : {}
    return new Request(url, { method, headers, signal: this.#gone(), ...body })
  }

  /** Tells those who work for an answer that nobody waits for it any more. */
  #gone(): AbortSignal {
    const outgoing = this.#outgoing
    const controller = new AbortController()
    const end = () => {
      if (!outgoing.writableFinished) controller.abort()
    }
    if (outgoing.closed) end()
    else outgoing.once('close', end)
    return controller.signal
  }
}
standIn(SocketRequest, Request, ['method', 'url', 'headers'])

export const requestOf = (url: string, incoming: IncomingMessage, outgoing: ServerResponse): Request =>
  new SocketRequest(url, incoming, outgoing) as unknown as Request
