// Verification in the background: one file at a time, pausable, and going on after a restart.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../../core/clock.ts'
import { messageOf, notFound, RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { isoTime } from '../../core/time.ts'
import type { Library } from '../library.ts'
import type { Verification, VerifyRequest } from './contract.ts'
import { Hashing } from './hashing.ts'
import { judge, judged } from './judge.ts'
import { SavedQueue } from './saved.ts'

export interface VerifierOptions {
  library: Library
  /** The folder of what this server keeps for itself. */
  home: string
  log: Log
  clock: Clock
}

const PROBLEMS_SHOWN = 100

const IDLE: Verification = {
  ...{
    id: null,
    status: 'idle',
    models_total: 0,
    models_done: 0,
    bytes_total: 0,
    bytes_done: 0,
    speed: null,
    eta: null,
  },
  ...{ current: null, ok: 0, corrupt: 0, missing: 0, problems: [], started_at: null, ended_at: null },
}

export class Verifier {
  readonly #options: VerifierOptions
  readonly #saved: SavedQueue
  readonly #hashing = new Hashing()
  #state: Verification = { ...IDLE }
  #queue: string[] = []
  #currentId: string | undefined
  #running: Promise<void> | undefined
  #isClosed = false
  /** Time spent reading, in milliseconds, without pauses. */
  #spent = 0
  #since = 0

  constructor(options: VerifierOptions) {
    this.#options = options
    this.#saved = new SavedQueue(join(options.home, 'verify-queue.json'), options.log)
  }

  get state(): Verification {
    const { status, bytes_total } = this.#state
    const bytes_done = this.#state.bytes_done + (this.#currentId === undefined ? 0 : this.#hashing.bytesDone)
    const seconds = (this.#spent + (status === 'running' ? performance.now() - this.#since : 0)) / 1000
    const speed = status === 'running' && seconds > 0 ? Math.round(bytes_done / seconds) : null
    const eta = speed ? Math.max(0, Math.ceil((bytes_total - bytes_done) / speed)) : null
    return {
      ...this.#state,
      bytes_done: Math.min(bytes_done, bytes_total),
      speed,
      eta,
      problems: [...this.#state.problems],
    }
  }

  isVerifying = (id: string): boolean => this.#currentId === id

  /** Goes on with what a restart has interrupted. */
  async restore(): Promise<void> {
    const left = await this.#saved.load()
    const ids = left?.ids.filter((id) => this.#options.library.find(id)) ?? []
    if (ids.length === 0) return
    this.#enqueue(ids, false)
    if (left?.is_paused) this.pause()
  }

  /** @throws RosterError `not_found` for an id that is not installed. */
  start({ ids }: VerifyRequest): Verification {
    const { library } = this.#options
    const wanted = ids ?? library.list().map(({ id }) => id)
    for (const id of wanted) if (!library.find(id)) throw notFound('installed model', id)
    this.#enqueue(wanted, ids !== null)
    return this.state
  }

  pause(): Verification {
    this.#requireRunning('running')
    this.#hashing.pause()
    this.#spent += performance.now() - this.#since
    this.#state.status = 'paused'
    void this.#save()
    return this.state
  }

  resume(): Verification {
    this.#requireRunning('paused')
    this.#since = performance.now()
    this.#state.status = 'running'
    this.#hashing.resume()
    void this.#save()
    return this.state
  }

  async cancel(): Promise<Verification> {
    if (!this.#running) throw notRunning()
    this.#queue = []
    this.#state.status = 'cancelled'
    this.#hashing.cancel()
    await this.#running
    return this.state
  }

  /** What is left is verified after the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#hashing.cancel()
    await this.#running
    await this.#hashing.close()
  }

  #enqueue(ids: readonly string[], isUrgent: boolean): void {
    const waiting = new Set(this.#queue)
    const fresh = ids.filter((id) => !waiting.has(id) && id !== this.#currentId)
    const { status } = this.#state
    if (status !== 'running' && status !== 'paused') this.#begin()
    this.#queue = isUrgent
      ? [...ids.filter((id) => id !== this.#currentId), ...this.#queue.filter((id) => !ids.includes(id))]
      : [...this.#queue, ...fresh]
    this.#state.models_total += fresh.length
    this.#state.bytes_total += fresh.reduce((sum, id) => sum + (this.#options.library.find(id)?.size_bytes ?? 0), 0)
    void this.#save()
    this.#running ??= this.#work()
  }

  #begin(): void {
    this.#hashing.resume()
    this.#state = {
      ...IDLE,
      id: randomUUID(),
      status: 'running',
      problems: [],
      started_at: isoTime(this.#options.clock()),
    }
    this.#spent = 0
    this.#since = performance.now()
  }

  async #work(): Promise<void> {
    // Whoever asked hears first that it has begun.
    await Promise.resolve()
    try {
      // What is asked for while a run comes to its end is the next one's.
      do await this.#run()
      while (this.#queue.length > 0 && !this.#isClosed)
    } finally {
      this.#running = undefined
    }
  }

  async #run(): Promise<void> {
    for (;;) {
      const id = this.#queue.shift()
      if (id === undefined) break
      this.#currentId = id
      const isDone = await this.#verify(id)
      this.#currentId = undefined
      if (this.#isClosed) return
      if (isDone) await this.#save()
    }
    this.#state.current = null
    this.#state.ended_at = isoTime(this.#options.clock())
    if (this.#state.status !== 'cancelled') this.#state.status = 'completed'
    await this.#save()
    await this.#hashing.close()
  }

  /** @returns false where it was cancelled. */
  async #verify(id: string): Promise<boolean> {
    const { library, clock, log } = this.#options
    const entry = library.find(id)
    const state = this.#state
    let done = 0
    try {
      const onFile = (path: string) => {
        state.bytes_done += done
        state.current = { id, path }
        done = entry?.files.find((file) => file.path === path)?.size ?? 0
      }
      const judgement = entry && (await judge(entry, library.modelsDir, this.#hashing, onFile))
      if (entry && !judgement) return false
      if (judgement) {
        if (judgement.status !== 'unread') state[judgement.status]++
        for (const problem of judgement.problems)
          if (state.problems.length < PROBLEMS_SHOWN) state.problems.push({ id, ...problem })
        await library.change((entries) => {
          const present = entries.get(id)
          if (present) entries.set(id, judged(present, judgement, isoTime(clock())))
        })
      }
    } catch (error) {
      log.warn({ model: id }, `It could not be verified: ${messageOf(error)}`)
      state.problems.push({ id, path: entry?.path ?? '', detail: messageOf(error) })
    }
    state.bytes_done += done
    state.models_done++
    return true
  }

  /** The one that is being hashed is begun again after a restart. */
  #save(): Promise<void> {
    const ids = [...(this.#currentId === undefined ? [] : [this.#currentId]), ...this.#queue]
    return this.#saved.save(ids.length === 0 ? undefined : { ids, is_paused: this.#state.status === 'paused' })
  }

  #requireRunning(status: Verification['status']): void {
    if (this.#state.status !== status) throw notRunning(status)
  }
}

const notRunning = (status = 'running') => new RosterError('conflict', `No verification is ${status}`)
