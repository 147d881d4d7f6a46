// The update check: every installed model that came from somewhere, a few at a time, in the background.
import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import { compareCodePoints } from '../../core/text.ts'
import { isoTime } from '../../core/time.ts'
import type { LibraryEntry } from '../contract.ts'
import type { Library } from '../library.ts'
import type { UpdateCheck } from './contract.ts'
import type { Upstreams } from './upstreams.ts'

const ASKED_AT_ONCE = 4

const IDLE: UpdateCheck = {
  ...{ status: 'idle', models_total: 0, models_done: 0, updates: [], errors: [], started_at: null, ended_at: null },
}

export class Updates {
  readonly #library: Library
  readonly #upstreams: Upstreams
  readonly #clock: Clock
  readonly #controller = new AbortController()
  #state: UpdateCheck = IDLE
  #running: Promise<void> | undefined

  constructor(library: Library, upstreams: Upstreams, clock: Clock) {
    this.#library = library
    this.#upstreams = upstreams
    this.#clock = clock
  }

  get state(): UpdateCheck {
    const updates = this.#state.updates.toSorted((left, right) => compareCodePoints(left.id, right.id))
    return { ...this.#state, updates, errors: [...this.#state.errors] }
  }

  /** The check that is running already is the one that was asked for. */
  start(): UpdateCheck {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return this.state
  }

  async close(): Promise<void> {
    this.#controller.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const asked = this.#library.list().filter(canBeAsked)
    const started_at = isoTime(this.#clock())
    const state: UpdateCheck = {
      ...IDLE,
      status: 'running',
      models_total: asked.length,
      updates: [],
      errors: [],
      started_at,
    }
    this.#state = state
    const queue = asked.values()
    const worker = async () => {
      for (const entry of queue) {
        if (this.#controller.signal.aborted) return
        await this.#ask(entry, state)
        state.models_done++
      }
    }
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, worker))
    state.status = 'completed'
    state.ended_at = isoTime(this.#clock())
  }

  async #ask({ id, name, source, model }: LibraryEntry, state: UpdateCheck): Promise<void> {
    if (source === null) return
    try {
      // What is installed is a commit; the catalog says of which branch.
      const branch = model?.source?.revision ?? null
      const isBranch = branch !== null && !COMMIT.test(branch) && source.type === 'huggingface'
      const how = { signal: this.#controller.signal, ...(isBranch && { branch }) }
      const { name: version, ...newest } = await this.#upstreams.latest(source, how)
      state.updates.push({ id, name, current: source.revision, version, ...newest })
    } catch (error) {
      state.errors.push({ id, detail: messageOf(error) })
    }
  }
}

const COMMIT = /^[0-9a-f]{40}$/

const canBeAsked = ({ source }: LibraryEntry): boolean => source?.type === 'huggingface' || source?.type === 'civitai'
