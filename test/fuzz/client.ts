// Sends requests over a socket as they are: no path is tidied and no header is mended on the way.
import { Agent, type IncomingMessage, request } from 'node:http'

export interface Sent {
  method: string
  /** With its query, as it stands on the wire. */
  path: string
  headers: Readonly<Record<string, string>>
  body: string | Buffer | undefined
  /** Whether the length of the body is told before it. */
  isMeasured: boolean
}

export interface Received {
  status: number
  headers: IncomingMessage['headers']
  /** Of a stream that never ends by itself, what came first. */
  text: string
}

export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #url: URL

  constructor(url: string) {
    this.#url = new URL(url)
  }

  send({ method, path, headers, body, isMeasured }: Sent): Promise<Received> {
    const { hostname, port } = this.#url
    const length = body === undefined || !isMeasured ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const chunked = body !== undefined && !isMeasured ? { 'transfer-encoding': 'chunked' } : {}
    return new Promise((resolve, reject) => {
      let isAnswered = false
      const sent = request(
        { hostname, port, method, path, agent: this.#agent, headers: { ...headers, ...length, ...chunked } },
        (answer) => {
          isAnswered = true
          read(answer).then(resolve, reject)
        },
      )
      // A server may refuse a large body before it has read it all, and close.
      sent.on('error', (error) => {
        if (!isAnswered) reject(error)
      })
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function read(answer: IncomingMessage): Promise<Received> {
  const { statusCode: status = 0, headers } = answer
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const done = () => resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') })
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (!isEndless(headers)) return
      done()
      answer.destroy()
    })
    answer.on('end', done)
    answer.on('error', (error) => (isEndless(headers) ? done() : reject(error)))
  })
}

const isEndless = (headers: IncomingMessage['headers']): boolean =>
  headers['content-type']?.startsWith('text/event-stream') ?? false
