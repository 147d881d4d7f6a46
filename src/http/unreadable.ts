// Requests that the application cannot even be asked: what came is no HTTP, or its host and path make no URL.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { RosterError } from '../core/errors.ts'
import { problemOf } from '../core/problem.ts'
import { plainResponse } from '../core/response.ts'
import { SECURITY_HEADERS } from './security.ts'

const headersOf = () => ({
  ...SECURITY_HEADERS,
  'content-type': 'application/problem+json',
  'x-request-id': randomUUID(),
})

/** Answers a request whose host and path make no URL. */
export function answerNoUrl(): Response {
  const sentence = 'The host and the path of the request make no URL; check both for characters that cannot stand there'
  const problem = problemOf(new RosterError('invalid', sentence))
  return plainResponse(JSON.stringify(problem), problem.status, Object.entries(headersOf()).flat())
}

/** What Node's parser refuses, by the code of its error; all else is 400. */
const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what is no HTTP, where nothing was answered yet, and closes the connection. */
export function answerNoHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = STATUS[error.code ?? ''] ?? 400
  const sentence =
    'What came is not HTTP as it should be; check the path and the headers for characters that cannot stand there, and their length'
  const body = JSON.stringify(problemOf(new RosterError('invalid', sentence), status))
  const headers = { ...headersOf(), 'content-length': Buffer.byteLength(body), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}
