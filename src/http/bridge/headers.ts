// The headers of a request as Node has read them: to find one in a `Headers` takes several times as long.
import type { IncomingMessage } from 'node:http'
import { standIn } from '../../core/stand-in.ts'

class SocketHeaders {
  readonly #incoming: IncomingMessage
  #whole: Headers | undefined

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming
  }

  /** Of a header that stands twice it is the first, or both with a comma between, as RFC 9110 has it for each. */
  get(name: string): string | null {
    const value = this.#incoming.headers[name.toLowerCase()]
    return typeof value === 'string' ? value : null
  }

  has(name: string): boolean {
    return this.get(name) !== null
  }

  get whole(): Headers {
    this.#whole ??= new Headers(textOf(this.#incoming))
    return this.#whole
  }

  get [Symbol.iterator]() {
    return this.entries
  }

  /** Not that of `Headers` itself, by which a whole one would be told. */
  get entries() {
    return () => this.whole.entries()
  }
}
standIn(SocketHeaders, Headers, [])

const textOf = ({ headers }: IncomingMessage): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))

export const headersOf = (incoming: IncomingMessage): Headers => new SocketHeaders(incoming) as unknown as Headers
