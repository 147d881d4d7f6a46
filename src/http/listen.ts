// The socket that the application is reached by.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import { type Environment, StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { App } from './app.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { answerNoHttp, answerNoUrl } from './unreadable.ts'

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
  const answer = getRequestListener(app.fetch, { errorHandler: answerNoUrl })
  const server = tls ? createHttpsServer(readCertificate(tls), answer) : createServer(answer)
  server.on('clientError', answerNoHttp)
  const streams = new Set<ServerResponse<IncomingMessage>>()
  server.on('request', (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => {
    if (!isStream(request)) return
    streams.add(response)
    response.once('close', () => streams.delete(response))
  })
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

/** Live news, by the name that all of it has in this API. */
const isStream = ({ url = '' }: IncomingMessage): boolean => /\/events(\?|$)/.test(url)

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use. Stop the other program, or set PORT'
  if (code === 'EACCES') return 'this port needs more rights. Set PORT to one above 1023'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address. Set HOST'
  return messageOf(error)
}
