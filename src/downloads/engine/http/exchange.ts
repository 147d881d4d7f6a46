// One request and its answer, without redirects: the body is taken chunk by chunk, held back, or dropped.
import type { Dispatcher } from 'undici'
import { RosterError } from '../../../core/errors.ts'
import type { Slabs } from './slabs.ts'
import { Watchdog } from './watchdog.ts'

export type Headers = Readonly<Record<string, string | undefined>>

export interface Ask {
  url: URL
  method: 'GET' | 'HEAD' | 'POST'
  headers: Record<string, string>
  body?: string | undefined
  signal: AbortSignal
  /** Milliseconds without a byte after which the other side counts as gone. */
  stallMs: number
}

/** What takes a body. Returning false holds it back until `resume`. */
export type Sink = (chunk: Buffer) => boolean

export interface Body {
  /** Resolves at the end of the body; rejects where it broke off. */
  pour(sink: Sink): Promise<void>
  resume(): void
  /** Says that a chunk will not be looked at again; its memory is used for others. Nobody has to. */
  giveBack(chunk: Buffer): void
  /** Ends the exchange and its connection. */
  drop(reason?: Error): void
}

export interface Reply {
  status: number
  headers: Headers
  body: Body
}

/** Thrown where the other side has been silent for too long. */
export class Stalled extends RosterError {
  constructor(host: string, seconds: number) {
    super('network', `${host} sent nothing for ${seconds} s; check the connection and try again`)
  }
}

export function exchange(dispatcher: Dispatcher, slabs: Slabs, ask: Ask): Promise<Reply> {
  ask.signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const answering = new Answering(ask, slabs, resolve, reject)
    const { url, method, headers, body = null } = ask
    dispatcher.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body }, answering)
  })
}

class Answering implements Dispatcher.DispatchHandler, Body {
  readonly #ask: Ask
  readonly #slabs: Slabs
  readonly #resolve: (reply: Reply) => void
  readonly #reject: (error: unknown) => void
  readonly #watchdog: Watchdog
  readonly #ended = Promise.withResolvers<void>()
  #controller: Dispatcher.DispatchController | undefined
  #sink: Sink | undefined
  #early: Buffer[] = []
  #failure: Error | undefined

  constructor(ask: Ask, slabs: Slabs, resolve: (reply: Reply) => void, reject: (error: unknown) => void) {
    this.#ask = ask
    this.#slabs = slabs
    this.#resolve = resolve
    this.#reject = reject
    this.#watchdog = new Watchdog(ask.stallMs, () => this.drop(new Stalled(ask.url.host, ask.stallMs / 1000)))
    this.#watchdog.start()
    ask.signal.addEventListener('abort', this.#onAbort)
    // A body that nobody takes may break off without anybody being told.
    this.#ended.promise.catch(() => undefined)
  }

  readonly #onAbort = () => this.drop(asError(this.#ask.signal.reason))

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#failure) controller.abort(this.#failure)
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return
    this.#controller = controller
    this.#watchdog.stop()
    controller.pause()
    this.#resolve({ status, headers: singleHeaders(headers), body: this })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#slabs.hand(chunk)
    if (!this.#sink) {
      this.#early.push(chunk)
      return
    }
    this.#watchdog.feed()
    if (this.#sink(chunk)) return
    // Held back by us: the other side is not to blame for this silence.
    this.#watchdog.stop()
    controller.pause()
  }

  onResponseEnd(): void {
    this.#finish()
    this.#ended.resolve()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish()
    const reason = this.#failure ?? error
    this.#reject(reason)
    this.#ended.reject(reason)
  }

  pour(sink: Sink): Promise<void> {
    this.#sink = sink
    const early = this.#early
    this.#early = []
    const goesOn = early.map(sink).every(Boolean)
    if (goesOn) this.resume()
    return this.#ended.promise
  }

  resume(): void {
    this.#watchdog.start()
    this.#controller?.resume()
  }

  giveBack(chunk: Buffer): void {
    this.#slabs.giveBack(chunk)
  }

  drop(reason: Error = new RosterError('network', `The answer of ${this.#ask.url.host} was not wanted`)): void {
    this.#failure ??= reason
    this.#watchdog.stop()
    this.#reject(reason)
    this.#ended.reject(reason)
    this.#controller?.abort(reason)
  }

  #finish(): void {
    this.#watchdog.stop()
    this.#ask.signal.removeEventListener('abort', this.#onAbort)
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)))

const singleHeaders = (headers: Record<string, string | string[] | undefined>): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))

/** The whole body, which is no longer than `most`. @throws RosterError upstream where it is. */
export async function bytesOf(reply: Reply, most: number, what: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  await reply.body.pour((chunk) => {
    length += chunk.length
    chunks.push(chunk)
    if (length > most) reply.body.drop(new RosterError('upstream', `${what} answered more than ${most} bytes`))
    return true
  })
  return Buffer.concat(chunks)
}

/** The beginning of a body that only explains: an error page. It never fails. */
export async function beginningOf(reply: Reply, most: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  const whole = reply.body.pour((chunk) => {
    length += chunk.length
    chunks.push(chunk)
    if (length >= most) reply.body.drop()
    return true
  })
  await whole.catch(() => undefined)
  return Buffer.concat(chunks).subarray(0, most).toString('utf8')
}
