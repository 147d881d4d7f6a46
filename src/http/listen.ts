// The socket that the application is reached by.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type Environment, StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { usePlainResponses } from '../core/response.ts'
import type { App } from './app.ts'
import { listener } from './bridge/listener.ts'
import { SlowBodies } from './bridge/slow-bodies.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { answerNoHttp } from './unreadable.ts'

export interface Listening {
  /** `http://HOST:PORT`, or https, as it can be opened; the port is the real one where 0 was asked for. */
  url: string
  /** Takes no more requests, ends those that wait for news, and lets the others finish. */
  close(): Promise<void>
}

/** How long requests that are being answered may take once the server is to stop. */
const GRACE_MS = 5000
/** How soon a connection is closed once its answer is out and the server is to stop. */
const IDLE_MS = 50

type Place = Pick<Environment, 'host' | 'port' | 'tls'>

/** @throws StartError where the address, the port or the certificate cannot be had. */
export async function listen(app: App, { host, port, tls }: Place, log: Log): Promise<Listening> {
  usePlainResponses()
  const bodies = new SlowBodies()
  const answer = listener(app.fetch, bodies, log)
  const streams = new Set<ServerResponse<IncomingMessage>>()
  const take = (incoming: IncomingMessage, outgoing: ServerResponse<IncomingMessage>) => {
    if (isStream(incoming)) {
      streams.add(outgoing)
      outgoing.once('close', () => streams.delete(outgoing))
    }
    answer(incoming, outgoing)
  }
  const server = tls ? createHttpsServer({ ...OPTIONS, ...readCertificate(tls) }, take) : createServer(OPTIONS, take)
  server.on('clientError', answerNoHttp)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(`Cannot listen on ${host}:${port}: ${reasonOf(error)}.`)))
    server.listen(port, host, resolve)
  })
  const unfollow = tls && 'setSecureContext' in server ? followCertificate(server, tls, log) : undefined
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    async close() {
      unfollow?.()
      bodies.close()
      const closed = new Promise((resolve) => server.close(resolve))
      // News has no end of its own, and a connection that is kept for a next request would wait for it in vain.
      for (const response of streams) response.destroy()
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS)
      const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
      await closed
      clearInterval(idle)
      clearTimeout(timer)
    },
  }
}

/**
 * Node ends every request after five minutes, however much of its body has come: no large file would ever arrive. A
 * request without a body needs no stream for one.
 */
const OPTIONS = { requestTimeout: 0, headersTimeout: 60_000, optimizeEmptyRequests: true }

/** Live news, by the name that all of it has in this API. */
const isStream = ({ url = '' }: IncomingMessage): boolean => /\/events(\?|$)/.test(url)

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use. Stop the other program, or set PORT'
  if (code === 'EACCES') return 'this port needs more rights. Set PORT to one above 1023'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address. Set HOST'
  return messageOf(error)
}
