// Calls that somebody waits for, and which no queue holds: each becomes a job that has ended, counted like any other.

import type { ProviderRow } from '../catalog/index.ts'
import type { Actor } from '../core/actor.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import { newSortableId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import { isContradiction } from '../db/index.ts'
import type { Cost, Usage } from '../pricing/index.ts'
import { type Resolved, resolve } from '../resolve/index.ts'
import { type Runner, RunnerError } from '../runners/index.ts'
import { nobodyCalls } from './call.ts'
import type { JobCreate, JobError, JobOutput } from './contract.ts'
import { costOfNothing, costOfResult } from './cost.ts'
import { writtenResolution } from './fallback.ts'
import type { Parts } from './parts.ts'
import { insertJob, type JobRow } from './store.ts'
import { countAsked, countEnded } from './usage/count.ts'

type User = Actor<'user' | 'admin'>

/** A call that has been resolved and may be sent. */
export interface DirectCall {
  id: string
  actor: User
  request: JobCreate
  resolved: Resolved
  provider: ProviderRow
  runner: Runner
  startedAt: Date
}

export type DirectEnd =
  | { status: 'completed'; usage: Usage; output?: JobOutput }
  | { status: 'failed' | 'cancelled'; error: JobError; mayHaveBegun: boolean }

interface Written {
  row: JobRow
  /** The resolution as JSON. */
  json: string
}

type Ended = DirectCall & { end: DirectEnd; endedAt: Date }

/** How long calls wait for others to be written with, and for how long to try again what could not be written. */
const TOGETHER_MS = 100
const AGAIN_MS = 1000
/** Calls that wait to be written: beyond it the database has been away for long, and the log takes them. */
const MOST_WAITING = 50_000

export class DirectCalls {
  readonly #parts: Parts
  readonly #onEnd: (row: JobRow) => void
  #waiting: Ended[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  /** @param onEnd hears of each call that was written. */
  constructor(parts: Parts, onEnd: (row: JobRow) => void) {
    this.#parts = parts
    this.#onEnd = onEnd
  }

  /** @throws RosterError as `resolve` does; `unavailable` where this server cannot call the one that was chosen. */
  begin(actor: User, request: JobCreate): DirectCall {
    const { known, circumstances, runnerOf, now } = this.#parts
    // One that was named and cannot be called is an error that says what is missing; of others the callable are enough.
    const resolved = resolve(known, { ...request, runnable_only: !request.model }, circumstances())
    const { row: model } = resolved.choice.entry
    const provider = known.catalog.provider(model.provider)
    try {
      if (!provider) throw new RunnerError('not_configured', `The provider "${model.provider}" is there no more`)
      const runner = runnerOf(provider.kind)
      if (!runner) throw nobodyCalls(provider)
      runner.check(provider)
      return { id: newSortableId(), actor, request, resolved, provider, runner, startedAt: now() }
    } catch (error) {
      throw error instanceof RunnerError ? new RosterError('unavailable', error.message) : error
    }
  }

  /** At the prices of the moment that it began. */
  costOf({ resolved, startedAt }: DirectCall, usage: Usage): Cost {
    const { view } = resolved.choice.entry
    return costOfResult({ resolution: { model: view, parameters: resolved.parameters } }, usage, isoTime(startedAt))
  }

  /** Nobody waits for it: it is written soon, with others, and told in the log where it cannot be. */
  end(call: DirectCall, end: DirectEnd): void {
    const ended = { ...call, end, endedAt: this.#parts.now() }
    if (this.#waiting.length >= MOST_WAITING) {
      this.#tell(ended, 'too many wait to be written')
      return
    }
    this.#waiting.push(ended)
    this.#timer ??= setTimeout(() => this.#write(), TOGETHER_MS)
  }

  /** Writes what waits now: whoever is told of a job can read it then. */
  async flush(): Promise<void> {
    this.#write()
    await this.#writing
  }

  async close(): Promise<void> {
    await this.flush()
    clearTimeout(this.#timer)
    for (const each of this.#waiting.splice(0)) this.#tell(each, 'the server stops')
  }

  #write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const together = this.#waiting.splice(0)
    if (together.length === 0) return
    this.#writing = this.#writing.then(async () => {
      const left = await this.#writeAll(together)
      if (left.length === 0) return
      this.#waiting.unshift(...left)
      this.#timer ??= setTimeout(() => this.#write(), AGAIN_MS)
    })
  }

  /** @returns those that could not be written now. */
  async #writeAll(together: readonly Ended[]): Promise<Ended[]> {
    try {
      await this.#insert(together.map((each) => this.#rowOf(each)))
      return []
    } catch (error) {
      const [only] = together
      if (together.length > 1 && isContradiction(error)) return this.#writeOneByOne(together)
      if (!only || !isContradiction(error)) {
        this.#parts.log.warn(
          `${together.length} calls wait to be counted, for they cannot be written: ${messageOf(error)}`,
        )
        return [...together]
      }
      return this.#writeWithoutModel(only)
    }
  }

  async #writeOneByOne(together: readonly Ended[]): Promise<Ended[]> {
    const left: Ended[] = []
    for (const each of together) left.push(...(await this.#writeAll([each])))
    return left
  }

  /** Its model was deleted meanwhile; what it used was used all the same. */
  async #writeWithoutModel(ended: Ended): Promise<Ended[]> {
    try {
      const { row, json } = this.#rowOf(ended)
      await this.#insert([{ row: { ...row, api_model_id: null }, json }])
    } catch (error) {
      this.#tell(ended, messageOf(error))
    }
    return []
  }

  async #insert(rows: readonly Written[]): Promise<void> {
    await this.#parts.writes.run(async (tx, count) => {
      for (const { row, json } of rows) {
        await insertJob(tx, row, json)
        count([...countAsked(row), ...countEnded(row)])
      }
    })
    for (const { row } of rows) this.#onEnd(row)
  }

  /** The last resort: whoever reads the log can count it. */
  #tell({ id, actor, resolved, end }: Ended, why: string): void {
    const { row } = resolved.choice.entry
    const usage = end.status === 'completed' ? end.usage : null
    const facts = { job: id, model: row.id, provider: row.provider, actor: actor.id, status: end.status, usage }
    this.#parts.log.error(facts, `A call could not be counted: ${why}`)
  }

  #rowOf({ id, actor, request, resolved, startedAt, endedAt, end }: Ended): Written {
    const { resolution, json } = writtenResolution(this.#parts, resolved)
    const { row: model } = resolved.choice.entry
    const [started, ended] = [isoTime(startedAt), isoTime(endedAt)]
    const error = end.status === 'completed' ? null : end.error
    const attempt = {
      ...{ provider_id: model.provider, model_id: model.id, started_at: started, ended_at: ended, error },
      may_have_begun: end.status === 'completed' || end.mayHaveBegun,
    }
    const usage = end.status === 'completed' ? end.usage : {}
    const cost =
      end.status === 'completed'
        ? costOfResult({ resolution }, usage, started)
        : costOfNothing({ resolution }, [attempt])
    const row: JobRow = {
      ...{ id, status: end.status, model_id: model.id, api_model_id: model.uuid, provider_id: model.provider },
      // What was said stays between the caller and the provider: a gateway that kept every chat would be a second memory of them.
      ...{ request, input: {}, resolution, error, quality_rating: null, usage, cost },
      output: end.status === 'completed' ? (end.output ?? null) : null,
      ...{ attempts: [attempt], progress: null, progress_text: null, runner: null, reference: null },
      ...{ created_by: actor.id, created_at: started, started_at: started, completed_at: ended, updated_at: ended },
      row_version: 1,
    }
    return { row, json }
  }
}
