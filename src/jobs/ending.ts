// How a run lets go of its job: completed, failed, or handed to another model.
import { messageOf } from '../core/errors.ts'
import type { Tx } from '../db/index.ts'
import type { Outcome } from './attempt.ts'
import type { Run } from './board.ts'
import type { JobError } from './contract.ts'
import { costOfNothing, costOfResult } from './cost.ts'
import { nextCandidate } from './fallback.ts'
import type { Held } from './held.ts'
import type { Parts } from './parts.ts'
import type { Resolution } from './resolution.ts'
import type { JobRow, KeptAttempt } from './store.ts'
import { countEnded, countMoved } from './usage/count.ts'
import type { Verdict } from './verdict.ts'

export interface EndingParts extends Parts {
  /** Gives a job to the queue of another provider. */
  hand: {
    prepare(providerId: string): Promise<void>
    add(tx: Tx, providerId: string, jobId: string): Promise<void>
    wake(providerId: string): void
  }
  onEnd(row: JobRow): void
}

export const INTERRUPTED: JobError = {
  code: 'interrupted',
  message:
    'The server stopped while the provider was at work, and the provider cannot be asked what became of it. ' +
    'It was not sent again, for it might be paid twice; ask again if you want that',
}

export class Ending {
  readonly #parts: EndingParts
  readonly #held: Held
  readonly #run: Run

  constructor(parts: EndingParts, held: Held, run: Run) {
    this.#parts = parts
    this.#held = held
    this.#run = run
  }

  /** All of these return whether this run has more to do. */
  async complete({ output, usage }: Extract<Outcome, { kind: 'done' }>): Promise<boolean> {
    const { row } = this.#held
    const cost = costOfResult(row, usage, row.attempts.at(-1)?.started_at ?? row.created_at)
    return this.#end({ status: 'completed', output, usage, cost, attempts: this.closed(null, true), progress: 100 })
  }

  /** @param mayHaveBegun whether the provider may have worked on the last attempt. */
  async fail(error: JobError, mayHaveBegun: boolean): Promise<boolean> {
    this.warn('failed', error)
    const attempts = this.closed(error, mayHaveBegun)
    const cost = costOfNothing(this.#held.row, attempts)
    return this.#end({ status: 'failed', error, cost, attempts })
  }

  failOrFallBack({ error, mayHaveBegun }: Verdict): Promise<boolean> {
    const { row } = this.#held
    const next = row.request.fallback ? nextCandidate(this.#parts, row, error.message) : undefined
    return next ? this.#fallBack(next, error, mayHaveBegun) : this.fail(error, mayHaveBegun)
  }

  async #fallBack({ resolved, resolution }: Resolution, error: JobError, mayHaveBegun: boolean): Promise<boolean> {
    const { hand } = this.#parts
    const { row: model } = resolved.choice.entry
    const before = this.#held.row
    this.warn(`goes on with ${model.id}`, error)
    const isHere = model.provider === before.provider_id
    if (!isHere) await hand.prepare(model.provider)
    const change: Partial<JobRow> = {
      ...{ model_id: model.id, api_model_id: model.uuid, provider_id: model.provider, resolution },
      ...{ attempts: this.closed(error, mayHaveBegun), reference: null, progress: null, progress_text: null },
      ...(!isHere && { status: 'queued', runner: null }),
    }
    await this.#held.write(change, async (tx, count, after) => {
      count(countMoved(before, after))
      if (!isHere) await hand.add(tx, model.provider, before.id)
    })
    if (!isHere) hand.wake(model.provider)
    return isHere
  }

  async #end(change: Partial<JobRow>): Promise<boolean> {
    const { progress_text } = this.#run.progress
    const last = { completed_at: this.#held.now(), runner: null, reference: null, progress_text }
    await this.#held.write({ ...last, ...change }, (_tx, count, row) => count(countEnded(row)))
    this.#parts.onEnd(this.#held.row)
    return false
  }

  /** The attempts, the last one ended. */
  closed(error: JobError | null, mayHaveBegun: boolean): KeptAttempt[] {
    return closedAttempts(this.#held.row, { ended_at: this.#held.now(), error, may_have_begun: mayHaveBegun })
  }

  /** Work that nobody waits for any more. */
  async stopAtProvider(cancel: () => Promise<void> | undefined): Promise<void> {
    try {
      await cancel()
    } catch (error) {
      this.warn('cannot be stopped at its provider', { code: 'upstream', message: messageOf(error) })
    }
  }

  warn(what: string, { code, message }: JobError): void {
    const { id, model_id, provider_id } = this.#held.row
    this.#parts.log.warn({ job: id, model: model_id, provider: provider_id, code }, `job ${what}: ${message}`)
  }
}

type End = Pick<KeptAttempt, 'ended_at' | 'error' | 'may_have_begun'>

export function closedAttempts({ attempts }: JobRow, end: End): KeptAttempt[] {
  const last = attempts.at(-1)
  return !last || last.ended_at !== null ? attempts : [...attempts.slice(0, -1), { ...last, ...end }]
}
