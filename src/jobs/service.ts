// Jobs: asked for, read, stopped and rated; each by whose it is, and by admins.
import { isAdmin } from '../core/actor.ts'
import { systemClock } from '../core/clock.ts'
import { notFound, RosterError } from '../core/errors.ts'
import { type Followed, follow } from '../core/follow.ts'
import { newSortableId } from '../core/ids.ts'
import type { Page } from '../core/paging.ts'
import { isoTime } from '../core/time.ts'
import { isContradiction } from '../db/index.ts'
import type { Cost, Usage } from '../pricing/index.ts'
import type { Resolved } from '../resolve/index.ts'
import { RunnerError } from '../runners/index.ts'
import { Board } from './board.ts'
import { nobodyCalls } from './call.ts'
import type { Job, JobCreate, JobQuery, JobStatus } from './contract.ts'
import { costOfNothing } from './cost.ts'
import { Elsewhere } from './elsewhere.ts'
import { closedAttempts } from './ending.ts'
import { type AskedKey, hashOf, IdempotencyKeys } from './idempotency/idempotency.ts'
import { Abandoned } from './live/abandoned.ts'
import type { LiveAsked } from './live/call.ts'
import { type BegunCall, Recorder } from './live/recorder.ts'
import type { JobsOptions, Parts } from './parts.ts'
import { ProviderQueues } from './queues.ts'
import { type Resolution, resolveJob, whole } from './resolution.ts'
import { JobRetention } from './retention.ts'
import { isEnded } from './statuses.ts'
import { countByStatus, findJob, insertJobs, type JobRow, type NewJob, readJobs, updateJob } from './store.ts'
import { countAsked, countEnded, countRating, secondsOf } from './usage/count.ts'
import type { User } from './user.ts'
import { Writes } from './writes.ts'

/** What a job that ended leaves to be counted. */
interface EndedJob {
  provider: string
  status: JobStatus
  /** Seconds; null unless it was completed. */
  took: number | null
  usage: Usage
  cost: Cost
}

type EndListener = (job: EndedJob) => void

export class Jobs {
  readonly #parts: Parts
  readonly #board = new Board()
  readonly #keys: IdempotencyKeys
  readonly #queues: ProviderQueues
  readonly #elsewhere: Elsewhere
  readonly #recorder: Recorder
  readonly #abandoned: Abandoned
  readonly #retention: JobRetention
  readonly #endListeners = new Set<EndListener>()

  constructor({ now = systemClock, ...options }: JobsOptions) {
    this.#parts = { ...options, now, board: this.#board, writes: new Writes(options.database) }
    this.#keys = new IdempotencyKeys(now)
    this.#queues = new ProviderQueues(this.#parts, (row) => this.#ended(row))
    this.#elsewhere = new Elsewhere(this.#parts)
    this.#retention = new JobRetention(this.#parts, this.#keys)
    const parts = { ...this.#parts, onEnd: (row: NewJob) => this.#ended(row) }
    this.#recorder = new Recorder({ ...parts, paceOf: (id) => this.#queues.paceOf(id) })
    this.#abandoned = new Abandoned(parts)
  }

  /** Takes up what was left by an earlier start, and what other servers are asked for. */
  async begin(): Promise<void> {
    await this.#abandoned.begin()
    await this.#queues.start()
    this.#elsewhere.watch()
  }

  /** Resolves first. @throws RosterError as `resolve` does, and nothing is queued then. */
  async create(actor: User, request: JobCreate, idempotencyKey?: string): Promise<Job> {
    const { reader } = this.#parts.database
    const asked = idempotencyKey && { created_by: actor.id, key: idempotencyKey, body_hash: hashOf(request) }
    const earlier = asked ? await this.#keys.jobOf(reader, asked) : undefined
    if (earlier) return this.#view(earlier)
    const resolution = whole(this.#parts, this.resolve(request))
    const row = newRow(actor, request, resolution, isoTime(this.#parts.now()))
    await this.#queues.prepare(row.provider_id)
    const isNew = await this.#insert(row, resolution.json, asked || undefined)
    if (!isNew) return this.create(actor, request, idempotencyKey)
    if (this.#parts.database.engine === 'sqlite') this.#board.keep(row)
    this.#queues.wake(row.provider_id)
    this.#board.tell(row)
    return this.#board.view(row)
  }

  /**
   * Which model a call goes to that somebody waits for on the line. @throws RosterError as `resolve` does, also where
   * the one that was named cannot be called from here.
   */
  resolve(request: JobCreate): Resolved {
    this.#requireConfigured(request)
    return resolveJob(this.#parts, request)
  }

  /** Such a call begins; it runs past the queue, and counts like any job. */
  beginCall(call: LiveAsked): BegunCall {
    return this.#recorder.begin(call)
  }

  async read(actor: User, id: string): Promise<Job> {
    return this.#board.view(await this.#find(actor, id))
  }

  /** The job in its final state. @throws the reason of the signal. */
  async whenEnded(actor: User, id: string, signal: AbortSignal): Promise<Job> {
    let last = await this.read(actor, id)
    for await (const job of follow(this.followedBy(actor), last, signal)) last = job ?? last
    signal.throwIfAborted()
    return last
  }

  followedBy(actor: User): Followed<Job> {
    return {
      isEnded: ({ status }) => isEnded(status),
      read: (id) => this.read(actor, id),
      onChange: (listener) => this.onChange(listener),
    }
  }

  /** Newest first. */
  async list(actor: User, query: JobQuery): Promise<Page<Job>> {
    const owner = isAdmin(actor) ? null : actor.id
    // One more than is shown says whether there is another page.
    const rows = await readJobs(this.#parts.database.reader, owner, { ...query, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    const next_cursor = rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null
    return { items: shown.map((row) => this.#board.view(row)), next_cursor }
  }

  /** Its provider is told to stop, where that can be told, by the server that works on it. */
  async cancel(actor: User, id: string): Promise<Job> {
    const row = await this.#change(actor, id, (before) => {
      if (isEnded(before.status)) throw new RosterError('conflict', `The job has ended: it is ${before.status}`)
      const now = isoTime(this.#parts.now())
      const error = { code: 'cancelled', message: `It was cancelled by ${actor.id}` } as const
      const attempts = closedAttempts(before, { ended_at: now, error, may_have_begun: true })
      const cost = costOfNothing(before, attempts)
      return { change: { status: 'cancelled', completed_at: now, attempts, cost, runner: null }, count: countEnded }
    })
    this.#board.runs.get(id)?.controller.abort(new Error('The job was cancelled'))
    this.#ended(row)
    return this.#board.view(row)
  }

  async rate(actor: User, id: string, quality_rating: number): Promise<Job> {
    const row = await this.#change(actor, id, (before) => {
      if (before.status !== 'completed')
        throw new RosterError('conflict', `Only a completed job can be rated; this one is ${before.status}`)
      return { change: { quality_rating }, count: () => countRating(before, quality_rating) }
    })
    return this.#board.view(row)
  }

  /** Removes what is older than jobs are kept. @returns how many jobs went. */
  tidy(): Promise<number> {
    return this.#retention.run()
  }

  /** Jobs that some server has to work on, by status. */
  unfinished(): Promise<{ status: string; count: number }[]> {
    return countByStatus(this.#parts.database.reader)
  }

  /** Calls back with each job that has come further, here or on another server. @returns how to stop. */
  onChange(listener: (job: Job) => void): () => void {
    const stop = this.#board.listen(listener)
    this.#elsewhere.listen()
    return stop
  }

  /** Calls back with each job that ended on this server. */
  onEnd(listener: EndListener): void {
    this.#endListeners.add(listener)
  }

  async close(): Promise<void> {
    await this.#retention.close()
    await this.#abandoned.close()
    await this.#elsewhere.close()
    await this.#queues.close()
    await this.#recorder.close()
  }

  /** @throws RosterError `conflict` that says what is missing. */
  #requireConfigured({ model, fallback }: JobCreate): void {
    const { known, runnerOf } = this.#parts
    const named = model && !fallback ? known.catalog.find(model) : undefined
    const provider = known.catalog.provider(named?.row.provider ?? '')
    if (!provider?.is_active) return
    try {
      const runner = runnerOf(provider.kind)
      if (!runner) throw nobodyCalls(provider)
      runner.check(provider)
    } catch (error) {
      if (error instanceof RunnerError) throw new RosterError('conflict', error.message)
      throw error
    }
  }

  /** @returns false where its key was given to another job at the same time. */
  async #insert(row: JobRow, resolution: string, asked: AskedKey | undefined): Promise<boolean> {
    try {
      return await this.#parts.writes.run(async (tx, count) => {
        if (asked && !(await this.#keys.keep(tx, asked, row.id))) return false
        await insertJobs(tx, [{ row, resolution }])
        await this.#queues.add(tx, row.provider_id, row.id)
        count(countAsked(row))
        return true
      })
    } catch (cause) {
      if (!isContradiction(cause)) throw cause
      throw new RosterError('conflict', `The model "${row.model_id}" was deleted meanwhile`, { cause })
    }
  }

  /** Decides by the row as it is, however often others write it meanwhile. */
  async #change(actor: User, id: string, decide: (row: JobRow) => Decision): Promise<JobRow> {
    for (;;) {
      const row = await this.#find(actor, id)
      const { change, count: counted } = decide(row)
      const written = { ...change, updated_at: isoTime(this.#parts.now()) }
      const next = { ...row, ...written, row_version: row.row_version + 1 }
      const isWritten = await this.#parts.writes.run(async (tx, count) => {
        const isMine = await updateJob(tx, row, written)
        if (isMine) count(counted(next))
        return isMine
      })
      if (!isWritten) continue
      this.#board.tell(next)
      return next
    }
  }

  async #find(actor: User, id: string): Promise<JobRow> {
    const row = await findJob(this.#parts.database.reader, id)
    // Whose it is not need not know that it is there.
    if (!row || (row.created_by !== actor.id && !isAdmin(actor))) throw notFound('job', id)
    return row
  }

  async #view(id: string): Promise<Job> {
    const row = await findJob(this.#parts.database.reader, id)
    if (!row) throw new RosterError('conflict', 'The job of this Idempotency-Key is kept no more; send another key')
    return this.#board.view(row)
  }

  #ended(row: NewJob): void {
    const { provider_id, status, usage, cost } = row
    if (!cost) return
    const took = status === 'completed' ? secondsOf(row) : null
    for (const listener of this.#endListeners) listener({ provider: provider_id, status, took, usage, cost })
  }
}

interface Decision {
  change: Partial<JobRow>
  count: (after: JobRow) => ReturnType<typeof countEnded>
}

function newRow(actor: User, request: JobCreate, { resolved, resolution }: Resolution, now: string): JobRow {
  const { row: model } = resolved.choice.entry
  return {
    id: newSortableId(),
    ...{ status: 'queued', model_id: model.id, api_model_id: model.uuid, provider_id: model.provider },
    ...{ request, input: request.input ?? {}, resolution, output: null, error: null, quality_rating: null },
    ...{ usage: {}, cost: null, attempts: [], progress: null, progress_text: null, runner: null, reference: null },
    ...{ created_by: actor.id, created_at: now, started_at: null, completed_at: null, updated_at: now },
    row_version: 1,
  }
}
