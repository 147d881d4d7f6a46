// A server on 127.0.0.1 that answers as a provider of models does, with the faults that real ones have.
import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { listen } from './hub-server.ts'

/** What goes wrong with an answer. */
type Fault =
  | { kind: 'late'; ms: number }
  | { kind: 'malformed' }
  | { kind: 'half' }
  | { kind: 'html' }
  | { kind: 'shape' }
  /** The connection is gone before an answer. */
  | { kind: 'reset' }
  /** 401 with the whole key in the sentence, as some do. */
  | { kind: 'refused-key' }
  | { kind: 'status'; status: number; headers?: OutgoingHttpHeaders; body?: unknown }
  | { kind: 'redirect'; to: string }
  /** An answer that never ends. */
  | { kind: 'endless' }

/** Strikes the next `times` requests (all of them by default) whose method and path hold `on`: "POST /predictions". */
export type ProviderFault = Fault & { on?: string; times?: number }

export interface ProviderRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** JSON, or undefined where none came. */
  body: unknown
}

export interface Provider {
  url: string
  requests: ProviderRequest[]
  /** How many answers nobody waited for. */
  readonly left: number
  fail(...faults: ProviderFault[]): void
  close(): Promise<void>
}

export interface Reply {
  status?: number
  headers?: OutgoingHttpHeaders
  /** JSON, bytes as they are, or events one after another. */
  body: unknown
}

/** Events of an answer that comes as it is written; each is sent as it is. */
export class Events {
  readonly pieces: readonly string[]
  /** Milliseconds before each. */
  readonly pauseMs: number

  constructor(pieces: readonly string[], pauseMs = 0) {
    this.pieces = pieces
    this.pauseMs = pauseMs
  }
}

export type Answer = (request: ProviderRequest) => Reply | Promise<Reply>

export async function openProvider(answer: Answer): Promise<Provider> {
  const requests: ProviderRequest[] = []
  let rules: ProviderFault[] = []
  let left = 0
  const server = await listen(async (message, response) => {
    const request = await read(message)
    requests.push(request)
    response.on('close', () => {
      if (!response.writableFinished) left++
    })
    const rule = rules.find(({ on = '', times }) => times !== 0 && `${request.method} ${request.path}`.includes(on))
    if (rule?.times !== undefined) rule.times--
    if (rule && (await strike(request, response, rule))) return
    const reply = await answer(request)
    if (rule?.kind === 'half') await sendHalf(response, reply)
    else await send(response, reply)
  })
  return {
    ...server,
    requests,
    get left() {
      return left
    },
    fail: (...faults) => {
      rules = faults.map((fault) => ({ ...fault }))
    },
  }
}

async function read(message: IncomingMessage): Promise<ProviderRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return {
    method: message.method ?? '',
    path: message.url ?? '',
    headers: message.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

/** False where the request goes on. */
async function strike({ headers }: ProviderRequest, response: ServerResponse, fault: Fault): Promise<boolean> {
  const json = (status: number, body: unknown, more: OutgoingHttpHeaders = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(body))
  if (fault.kind === 'late') {
    await sleep(fault.ms)
    return response.destroyed
  }
  if (fault.kind === 'half') return false
  if (fault.kind === 'reset') response.destroy()
  else if (fault.kind === 'malformed')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "x", "choices": [')
  else if (fault.kind === 'html')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome to nginx!</title>')
  else if (fault.kind === 'shape') json(200, { hello: ['world'] })
  else if (fault.kind === 'refused-key') {
    const key = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '')
    json(401, { error: { message: `Incorrect API key provided: ${key}`, type: 'invalid_request_error' } })
  } else if (fault.kind === 'redirect') response.writeHead(302, { location: fault.to }).end()
  else if (fault.kind === 'endless') await pourForever(response)
  else json(fault.status, fault.body ?? { detail: 'it is not well' }, fault.headers)
  return true
}

async function pourForever(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('"')
  const chunk = Buffer.alloc(1024 * 1024, 'a')
  while (!response.destroyed) if (!response.write(chunk)) await Promise.race([once(response, 'drain'), sleep(100)])
}

async function send(response: ServerResponse, { status = 200, headers, body }: Reply): Promise<void> {
  if (body instanceof Events) {
    response.writeHead(status, { 'content-type': 'text/event-stream', ...headers })
    for (const piece of body.pieces) {
      if (body.pauseMs > 0) await sleep(body.pauseMs)
      if (response.destroyed) return
      response.write(piece)
    }
    response.end()
  } else if (body instanceof Uint8Array) response.writeHead(status, headers).end(body)
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** What it promised is more than what comes. */
async function sendHalf(response: ServerResponse, { status = 200, headers, body }: Reply): Promise<void> {
  if (body instanceof Events) {
    const pieces = body.pieces.slice(0, Math.ceil(body.pieces.length / 2))
    return send(response, { status, headers: headers ?? {}, body: new Events(pieces) })
  }
  const whole = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', ...headers, 'content-length': whole.length })
  response.write(whole.subarray(0, whole.length / 2))
  // What was written must arrive before the connection goes.
  setTimeout(() => response.destroy(), 20)
}
