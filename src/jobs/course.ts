// The course of one job in one run: attempts and the pauses between them, until it ends or is somebody else's.
import { attempt, type Outcome } from './attempt.ts'
import type { Run } from './board.ts'
import { type Callable, callOf } from './call.ts'
import { Ending, type EndingParts, INTERRUPTED } from './ending.ts'
import { type Held, Lost } from './held.ts'
import { type Pace, pause } from './pace/pace.ts'
import { judge, late, type Verdict } from './verdict.ts'

export interface CourseParts extends EndingParts {
  paceOf(providerId: string): Pace
}

export class Course {
  readonly #parts: CourseParts
  readonly #held: Held
  readonly #run: Run
  readonly #stop: AbortSignal
  readonly #ending: Ending
  /** Ends pauses. */
  readonly #signal: AbortSignal
  /** At the present model. */
  #tries = 0

  constructor(parts: CourseParts, held: Held, run: Run, stop: AbortSignal) {
    this.#parts = parts
    this.#held = held
    this.#run = run
    this.#stop = stop
    this.#ending = new Ending(parts, held, run)
    this.#signal = AbortSignal.any([stop, run.controller.signal])
  }

  /** @throws Lost where somebody else has decided; the reason of the stop where another server has to go on. */
  async run(): Promise<void> {
    let isGoingOn = true
    while (isGoingOn) isGoingOn = await this.#next()
  }

  /** @returns whether there is more to do. */
  async #next(): Promise<boolean> {
    const { row } = this.#held
    // A server before this one has sent it, and never said what came of it.
    const isOpen = row.status === 'running' && row.attempts.at(-1)?.ended_at === null
    let callable: Callable
    try {
      callable = callOf(this.#parts, row)
    } catch (error) {
      return isOpen ? this.#ending.fail(INTERRUPTED, true) : this.#end(judge(error, 1, 0, 0))
    }
    if (isOpen && !(row.reference !== null && callable.runner.resume)) return this.#ending.fail(INTERRUPTED, true)
    const { places } = this.#parts.paceOf(row.provider_id)
    const leavePlace = await places?.take(this.#signal).catch((reason) => this.#leave(reason))
    try {
      if (isOpen) await this.#held.write({ runner: this.#run.runner })
      else await this.#begin()
      this.#run.isAtWork = true
      this.#tries++
      const reference = isOpen ? row.reference : null
      const asked = { held: this.#held, run: this.#run, callable, stop: this.#stop, reference }
      return await this.#after(await attempt(this.#parts, asked), callable)
    } finally {
      leavePlace?.()
    }
  }

  /** Waits until the provider may be asked, and says that it will be before it is. */
  async #begin(): Promise<void> {
    const { row } = this.#held
    const pace = this.#parts.paceOf(row.provider_id)
    for (;;) {
      await pace.wait(this.#signal).catch((reason) => this.#leave(reason))
      const now = this.#held.now()
      const { provider_id, model_id } = row
      const next = { provider_id, model_id, started_at: now, ended_at: null, error: null, may_have_begun: true }
      let wait = 0
      const mayBegin = async (tx: Parameters<Pace['take']>[0]) => {
        wait = await pace.take(tx)
        return wait === 0
      }
      const begun = await this.#held.writeIf(mayBegin, {
        ...{ status: 'running', runner: this.#run.runner, reference: null, progress: null, progress_text: null },
        ...{ started_at: row.started_at ?? now, attempts: [...row.attempts, next] },
      })
      if (begun) return
      await pause(wait, this.#signal).catch((reason) => this.#leave(reason))
    }
  }

  async #after(outcome: Outcome, { call, runner }: Callable): Promise<boolean> {
    const { reference } = this.#held.row
    switch (outcome.kind) {
      case 'done':
        return this.#ending.complete(outcome)
      case 'lost':
        throw new Lost('The job was cancelled')
      case 'stopped':
        if (reference !== null && runner.resume) throw this.#stop.reason
        return this.#ending.fail(INTERRUPTED, true)
      case 'late':
        if (reference !== null) await this.#ending.stopAtProvider(() => runner.cancel?.(call, reference))
        return this.#end(late(this.#parts.timeoutSeconds))
      case 'failed':
        if (outcome.error instanceof Lost) throw outcome.error
        return this.#retry(judge(outcome.error, this.#tries, this.#parts.retryBaseMs, Math.random()))
    }
  }

  async #retry(verdict: Verdict): Promise<boolean> {
    const { retryAfterMs, isAskedToWait, error } = verdict
    if (retryAfterMs === null) return this.#end(verdict)
    this.#ending.warn(`is tried again in ${Math.ceil(retryAfterMs / 1000)} s`, error)
    await this.#held.write({ attempts: this.#ending.closed(error, verdict.mayHaveBegun), reference: null })
    if (isAskedToWait) this.#parts.paceOf(this.#held.row.provider_id).hold(retryAfterMs)
    await pause(retryAfterMs, this.#signal).catch((reason) => this.#leave(reason))
    return true
  }

  #end(verdict: Verdict): Promise<boolean> {
    this.#tries = 0
    return this.#ending.failOrFallBack(verdict)
  }

  /** Out of a pause: the job was cancelled, or this server stops. */
  #leave(reason: unknown): never {
    if (this.#run.controller.signal.aborted) throw new Lost('The job was cancelled')
    throw reason
  }
}
