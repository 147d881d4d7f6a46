// For how long a call goes on: until it is answered, its caller leaves, or it took longer than an attempt may.
import type { Visit } from '../core/routes.ts'
import { RunnerError } from '../runners/index.ts'

/** Why a call ended before its answer: nobody waits for it any more. */
export class CallerLeft extends Error {
  override name = 'CallerLeft'

  constructor() {
    super('The caller left before the answer was whole')
  }
}

export class Patience {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly #stop: () => void

  constructor({ incoming }: Visit, timeoutSeconds: number) {
    const late = `There was no whole answer within ${timeoutSeconds} s, which is all that a call is given`
    this.#timer = setTimeout(
      () => this.#controller.abort(new RunnerError('upstream', late, { mayHaveBegun: true })),
      timeoutSeconds * 1000,
    )
    const left = () => this.leave()
    incoming?.socket.once('close', left)
    this.#stop = () => incoming?.socket.off('close', left)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  leave(): void {
    this.#controller.abort(new CallerLeft())
  }

  /** The job that the call is was ended by somebody. */
  stop({ message }: Error): void {
    this.#controller.abort(new RunnerError('cancelled', message, { mayHaveBegun: true }))
  }

  /** The answer is out. */
  end(): void {
    clearTimeout(this.#timer)
    this.#stop()
  }
}
