// A server on 127.0.0.1 at a free port, and the record of what the two servers of the local hub were asked.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './hub-send.ts'

export type Where = 'hub' | 'cdn'

/** A fault strikes the next `times` matching requests (all of them by default), on the storage server unless told. */
export type FaultRule = Fault & { on?: Where; path?: string; range?: string; times?: number }

export interface HubRequest {
  on: Where
  method: string
  path: string
  /** The file of the repository that was asked for, on either server. */
  file: string
  headers: IncomingHttpHeaders
}

export class Traffic {
  readonly requests: HubRequest[] = []
  /** Bytes of files that storage sent. */
  sentBytes = 0
  private rules: FaultRule[] = []

  setFaults(rules: readonly FaultRule[]): void {
    this.rules = rules.map((rule) => ({ ...rule }))
  }

  /** Records a request and says what goes wrong with it. */
  pass(on: Where, request: IncomingMessage, file: string): Fault | undefined {
    this.requests.push({ on, method: request.method ?? '', path: request.url ?? '', file, headers: request.headers })
    const range = request.headers.range ?? ''
    const rule = this.rules.find(
      (each) =>
        (each.on ?? 'cdn') === on &&
        file.includes(each.path ?? '') &&
        range.includes(each.range ?? '') &&
        each.times !== 0,
    )
    if (rule?.times !== undefined) rule.times--
    return rule
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface LocalServer {
  url: string
  close(): Promise<void>
}

export async function listen(handle: Handler): Promise<LocalServer> {
  const server = createServer((request, response) => {
    // A test must see that its hub broke, and not only that a connection did.
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      console.error('the local hub failed', error)
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
