// The door for calls that somebody waits for on the line: they run at once and past the queue, and count like any job.
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../core/errors.ts'
import { newSortableId } from '../core/ids.ts'
import type { JsonObject } from '../core/record.ts'
import { isoTime } from '../core/time.ts'
import { isContradiction } from '../db/index.ts'
import type { Cost, Usage } from '../pricing/index.ts'
import type { Resolved } from '../resolve/index.ts'
import type { Job, JobCreate, JobError, JobOutput } from './contract.ts'
import { costOfNothing, costOfResult } from './cost.ts'
import type { Parts } from './parts.ts'
import { written } from './resolution.ts'
import { insertJob, type JobRow, type KeptAttempt } from './store.ts'
import { countAsked, countEnded } from './usage/count.ts'
import type { User } from './user.ts'

export interface LiveCall {
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

/** A call that is under way. */
export interface BegunCall {
  /** Of the job that it becomes. */
  readonly id: string
  /** To be called once. The row is written behind the caller's back. @returns what the call cost. */
  end(end: CallEnd): Cost
  /** Resolves once the job can be read, for a caller that is told of it. */
  written(): Promise<void>
}

const AGAIN_MS = 1_000
/** For how long calls that have ended wait for others. */
const TOGETHER_MS = 5
/** Calls that wait to be written; a database that is away for long must not fill the memory. */
const MOST_WAITING = 20_000

export class Recorder {
  readonly #parts: Parts
  readonly #onEnd: (row: JobRow) => void
  readonly #writing = new Set<Promise<void>>()
  #isClosing = false
  #moment: Promise<void> | undefined
  #wake: (() => void) | undefined

  constructor(parts: Parts, onEnd: (row: JobRow) => void) {
    this.#parts = parts
    this.#onEnd = onEnd
  }

  begin(call: LiveCall): BegunCall {
    const id = newSortableId()
    const started_at = this.#now()
    let kept = Promise.resolve()
    return {
      id,
      end: (end) => {
        const { cost, row } = this.#ended(id, started_at, call, end)
        kept = this.#keep(id, row)
        return cost
      },
      written: () => {
        this.#wake?.()
        return kept
      },
    }
  }

  /** Resolves when every call that has ended is written. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#wake?.()
    await Promise.all(this.#writing)
  }

  /** @returns the row as something to be made later: most of its work is the text of its resolution. */
  #ended(id: string, started_at: string, call: LiveCall, end: CallEnd) {
    const { actor, request, resolved, input } = call
    const { status, usage, output = null, error = null, mayHaveBegun = true } = end
    const { row: model, view } = resolved.choice.entry
    const now = this.#now()
    const priced = { resolution: { model: view, parameters: resolved.parameters } }
    const attempt: KeptAttempt = {
      ...{ provider_id: model.provider, model_id: model.id, started_at, ended_at: now, error },
      may_have_begun: mayHaveBegun,
    }
    const cost = status === 'completed' ? costOfResult(priced, usage, started_at) : costOfNothing(priced, [attempt])
    const row = (): { row: JobRow; json: string } => {
      const { json } = written(this.#parts, resolved)
      const resolution = JSON.parse(json) as Job['resolution']
      const about = { model_id: model.id, api_model_id: model.uuid, provider_id: model.provider, request, input }
      const made = { status, output, error, usage, cost, attempts: [attempt], resolution, quality_rating: null }
      const work = { progress: null, progress_text: null, runner: null, reference: null, row_version: 1 }
      const times = { created_at: started_at, started_at, completed_at: now, updated_at: now, created_by: actor.id }
      return { row: { id, ...about, ...made, ...work, ...times }, json }
    }
    return { cost, row }
  }

  #keep(id: string, made: () => { row: JobRow; json: string }): Promise<void> {
    if (this.#writing.size >= MOST_WAITING) {
      this.#parts.log.error({ job: id }, 'A call is not counted, for too many wait for the database')
      return Promise.resolve()
    }
    const kept = this.#write(id, made).finally(() => this.#writing.delete(kept))
    this.#writing.add(kept)
    return kept
  }

  async #write(id: string, made: () => { row: JobRow; json: string }): Promise<void> {
    // After the answer has gone out, and with the calls of the same moment: one transaction for all of them.
    await this.#soon()
    const { row, json } = made()
    for (;;) {
      try {
        await this.#parts.writes.run(async (tx, count) => {
          await insertJob(tx, row, json)
          count(countAsked(row))
          count(countEnded(row))
        })
        this.#onEnd(row)
        this.#parts.board.tell(row)
        return
      } catch (error) {
        const about = { job: id, model: row.model_id, usage: row.usage }
        // The model may have been deleted meanwhile: the job keeps what it recorded.
        if (row.api_model_id !== null && isContradiction(error)) row.api_model_id = null
        else if (this.#isClosing)
          return this.#parts.log.error(about, `A call was not counted, for the server stops: ${messageOf(error)}`)
        else {
          this.#parts.log.warn(about, `A call cannot be counted yet: ${messageOf(error)}`)
          await sleep(AGAIN_MS)
        }
      }
    }
  }

  /** One moment for all who wait for it. */
  #soon(): Promise<void> {
    if (this.#isClosing) return Promise.resolve()
    this.#moment ??= new Promise((resolve) => {
      this.#wake = () => {
        this.#moment = undefined
        resolve()
      }
      setTimeout(this.#wake, TOGETHER_MS).unref()
    })
    return this.#moment
  }

  #now(): string {
    return isoTime(this.#parts.now())
  }
}
