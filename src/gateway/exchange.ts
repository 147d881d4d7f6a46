// One request to a provider and its answer, straight from the parser: what came in one read is one piece, and a stream
// object around it would take longer than all else that is done with it.
import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'

type Controller = Dispatcher.DispatchController

/** More than this waits in the socket, and so with the provider. */
const MOST_WAITING = 1024 * 1024

export class Exchange implements Dispatcher.DispatchHandler {
  status = 0
  headers: IncomingHttpHeaders = {}
  readonly #signal: AbortSignal
  readonly #begun = Promise.withResolvers<void>()
  #controller: Controller | undefined
  #chunks: Buffer[] = []
  #waiting = 0
  #isOver = false
  #failure: Error | undefined
  #wake: (() => void) | undefined

  constructor(signal: AbortSignal) {
    this.#signal = signal
    signal.addEventListener('abort', this.#stop, { once: true })
  }

  /** Resolves when there is a status. @throws what broke it off before, or the reason of the signal. */
  get begun(): Promise<void> {
    return this.#begun.promise
  }

  /** The body as it comes. Whoever stops reading stops the provider. @throws what broke it off, or the reason of the signal. */
  async *pieces(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        if (this.#chunks.length > 0) yield this.#take()
        else if (this.#failure) throw this.#failure
        else if (this.#isOver) return
        else await this.#more()
      }
    } finally {
      this.leave()
    }
  }

  /** Nobody reads what is still to come. */
  leave(): void {
    if (!this.#isOver) this.#controller?.abort(new Error('Nobody waits for the rest of the answer'))
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller
    if (this.#failure) controller.abort(this.#failure)
  }

  onResponseStart(_controller: Controller, status: number, headers: IncomingHttpHeaders): void {
    // Others only say that an answer is to come.
    if (status < 200) return
    this.status = status
    this.headers = headers
    this.#begun.resolve()
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#waiting += chunk.byteLength
    if (this.#waiting > MOST_WAITING) controller.pause()
    this.#wake?.()
  }

  onResponseEnd(): void {
    this.#end()
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#failure ??= error
    this.#end()
  }

  #take(): Buffer {
    const chunks = this.#chunks
    this.#chunks = []
    this.#waiting = 0
    if (this.#controller?.paused) this.#controller.resume()
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  }

  #more(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    return promise
  }

  #end(): void {
    this.#isOver = true
    this.#signal.removeEventListener('abort', this.#stop)
    if (this.#failure) this.#begun.reject(this.#failure)
    this.#wake?.()
  }

  readonly #stop = (): void => {
    const { reason } = this.#signal
    this.#failure = reason instanceof Error ? reason : new Error(String(reason))
    this.#controller?.abort(this.#failure)
    // A request that has no connection yet is not aborted: nobody has to wait for that.
    this.#end()
  }
}
