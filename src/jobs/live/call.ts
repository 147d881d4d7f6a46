// A call that somebody waits for on the line: what is known of it while it is under way, and the row that it becomes.
import { newSortableId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/record.ts'
import type { Cost, Usage } from '../../pricing/index.ts'
import type { Resolved } from '../../resolve/index.ts'
import type { JobCreate, JobError, JobOutput } from '../contract.ts'
import { costOfNothing, costOfResult } from '../cost.ts'
import type { JobRow, KeptAttempt, NewJob } from '../store.ts'
import type { User } from '../user.ts'

export interface LiveAsked {
  actor: User
  request: JobCreate
  /** As `Jobs.resolve` has said. */
  resolved: Resolved
  /** What is kept of what was asked. */
  input: JsonObject
}

/** How a call ended. */
export interface CallEnd {
  status: 'completed' | 'failed' | 'cancelled'
  usage: Usage
  output?: JobOutput | null
  error?: JobError | null
  /** Of a call without a result: whether its provider may have worked on it. */
  mayHaveBegun?: boolean
}

type Ended = Pick<JobRow, 'status' | 'output' | 'error' | 'usage' | 'cost' | 'attempts' | 'completed_at'>

export class LiveCall {
  readonly id = newSortableId()
  readonly asked: LiveAsked
  readonly startedAt: string
  /** By the clock of the process, in milliseconds. */
  readonly since = performance.now()
  /** Whether there is a row of it. */
  isWritten = false
  /** Whether its row tells how it ended. */
  isCounted = false
  /** Null once that model was deleted: the job keeps what it recorded. */
  modelUuid: string | null
  /** What ends it where somebody cancels the job. */
  stop: (reason: Error) => void = () => undefined
  /** How to leave the place that it has at its provider, where those are numbered. */
  leavePlace: (() => void) | undefined
  #attempts: KeptAttempt[] = []
  #attemptAt: string
  #end: Ended | undefined

  /** @param now of its start. */
  constructor(asked: LiveAsked, now: string) {
    this.asked = asked
    this.startedAt = now
    this.#attemptAt = now
    this.modelUuid = asked.resolved.choice.entry.row.uuid
  }

  get hasEnded(): boolean {
    return this.#end !== undefined
  }

  /** A try has failed, and the next begins. */
  triedAgain(error: JobError, now: string): void {
    this.#attempts.push(this.#attempt({ ended_at: now, error, may_have_begun: false }))
    this.#attemptAt = now
  }

  /** @returns what it cost. */
  end({ status, usage, output = null, error = null, mayHaveBegun = true }: CallEnd, now: string): Cost {
    const { view } = this.asked.resolved.choice.entry
    const priced = { resolution: { model: view, parameters: this.asked.resolved.parameters } }
    const attempts = [...this.#attempts, this.#attempt({ ended_at: now, error, may_have_begun: mayHaveBegun })]
    const isDone = status === 'completed'
    const cost = isDone ? costOfResult(priced, usage, this.#attemptAt) : costOfNothing(priced, attempts)
    this.leavePlace?.()
    this.#end = { status, output, error, usage, cost, attempts, completed_at: now }
    return cost
  }

  /** The row, as it is by now. @param runner of one that is still under way. */
  row(runner: string, now: string): NewJob {
    const { actor, request, input, resolved } = this.asked
    const { row: model } = resolved.choice.entry
    const about = { model_id: model.id, api_model_id: this.modelUuid, provider_id: model.provider, request, input }
    const times = { created_at: this.startedAt, started_at: this.startedAt, updated_at: now, created_by: actor.id }
    const work = { progress: null, progress_text: null, reference: null, quality_rating: null, row_version: 1 }
    return { id: this.id, ...about, ...this.#state(runner), ...work, ...times }
  }

  #state(runner: string): Ended & Pick<JobRow, 'runner'> {
    if (this.#end) return { ...this.#end, runner: null }
    const open = this.#attempt({ ended_at: null, error: null, may_have_begun: true })
    return {
      ...{ status: 'running', output: null, error: null, usage: {}, cost: null, completed_at: null },
      ...{ attempts: [...this.#attempts, open], runner },
    }
  }

  #attempt(how: Pick<KeptAttempt, 'ended_at' | 'error' | 'may_have_begun'>): KeptAttempt {
    const { row: model } = this.asked.resolved.choice.entry
    return { provider_id: model.provider, model_id: model.id, started_at: this.#attemptAt, ...how }
  }
}
