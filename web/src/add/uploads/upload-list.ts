// The uploads of this tab. They go on whichever page is shown, so no component holds them.
import { type Roster, RosterError, type UploadFacts } from '@roster/client'
import { type FieldErrors, fieldErrorsOf, messageOf } from '../../core/problem.ts'
import { fingerprintOf, forgetId, keepId, keptIds } from './kept-ids.ts'

export interface LocalUpload {
  /** What the file is known by, also after a reload. */
  key: string
  file: File
  facts: UploadFacts
  state: 'chosen' | 'waiting' | 'sending' | 'paused' | 'failed' | 'done'
  /** Bytes that the server has. */
  sent: number
  /** Bytes per second; null while none are sent. */
  rate: number | null
  error: string | null
  fields: FieldErrors
  /** What it became. */
  modelId: string | null
}

/** More at once would only share the same line, and a browser has few connections. */
const AT_A_TIME = 2
/** How much the last part counts in the rate. */
const SMOOTHING = 0.4

class UploadList {
  #uploads: readonly LocalUpload[] = []
  readonly #running = new Map<string, AbortController>()
  readonly #listeners = new Set<() => void>()
  readonly #onDone = new Set<(modelId: string) => void>()

  get = (): readonly LocalUpload[] => this.#uploads

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Is told the id of each model that an upload becomes. @returns how to stop. */
  onDone(listener: (modelId: string) => void): () => void {
    this.#onDone.add(listener)
    return () => this.#onDone.delete(listener)
  }

  /** A file that was being uploaded before goes on at once; another waits for what is said of it. */
  add(roster: Roster, file: File, facts: UploadFacts = {}): void {
    const key = fingerprintOf(file)
    const known = this.#uploads.find((each) => each.key === key)
    if (known && known.state !== 'done' && known.state !== 'failed') return
    const fresh: LocalUpload = {
      ...{ key, file, facts, state: 'chosen', sent: 0, rate: null, error: null, fields: {}, modelId: null },
    }
    this.#set([...this.#uploads.filter((each) => each.key !== key), fresh])
    if (keptIds()[key] !== undefined) this.start(roster, key)
  }

  describe(key: string, facts: UploadFacts): void {
    this.#change(key, { facts })
  }

  start(roster: Roster, key: string): void {
    this.#change(key, { state: 'waiting', error: null, fields: {} })
    this.#startWaiting(roster)
  }

  /** What has arrived stays. */
  pause(key: string): void {
    this.#change(key, { state: 'paused', rate: null })
    this.#stop(key)
  }

  /** Takes it off the list, and what has arrived of it off the server. */
  async remove(roster: Roster, key: string): Promise<void> {
    const id = keptIds()[key]
    this.#set(this.#uploads.filter((each) => each.key !== key))
    this.#stop(key)
    forgetId(key)
    if (id !== undefined) await roster.uploads.remove(id).catch(ignoreGone)
  }

  /** One that has no id yet ends as soon as it has: else the server kept an upload that nobody knows. */
  #stop(key: string): void {
    if (keptIds()[key] !== undefined) this.#running.get(key)?.abort()
  }

  #begun(roster: Roster, key: string, id: string, controller: AbortController): void {
    const state = this.#find(key)?.state
    if (state !== undefined) keepId(key, id)
    else void roster.uploads.remove(id).catch(ignoreGone)
    if (state !== 'sending') controller.abort()
  }

  #startWaiting(roster: Roster): void {
    for (const upload of this.#uploads) {
      if (this.#running.size >= AT_A_TIME) return
      if (upload.state === 'waiting' && !this.#running.has(upload.key)) void this.#send(roster, upload)
    }
  }

  async #send(roster: Roster, { key, file, facts }: LocalUpload): Promise<void> {
    const controller = new AbortController()
    this.#running.set(key, controller)
    this.#change(key, { state: 'sending' })
    try {
      const resume = await resumable(roster, key)
      if (resume) this.#change(key, { sent: resume.offset })
      const { model_id } = await roster.uploads.send(file, {
        ...facts,
        filename: file.name,
        signal: controller.signal,
        ...(resume && { resume: resume.id }),
        onStart: (id) => this.#begun(roster, key, id, controller),
        onProgress: this.#measure(key),
      })
      forgetId(key)
      this.#change(key, { state: 'done', rate: null, sent: file.size, modelId: model_id })
      if (model_id) for (const listener of this.#onDone) listener(model_id)
    } catch (error) {
      if (!controller.signal.aborted) this.#fail(key, error)
    } finally {
      this.#running.delete(key)
      this.#startWaiting(roster)
    }
  }

  #fail(key: string, error: unknown): void {
    // What the server refused has no bytes there any more; what was only interrupted goes on later.
    const isRefused = RosterError.isInstance(error) && error.status >= 400 && error.status < 500
    if (isRefused) forgetId(key)
    const sent = isRefused ? { sent: 0 } : {}
    this.#change(key, { state: 'failed', rate: null, error: messageOf(error), fields: fieldErrorsOf(error), ...sent })
  }

  #measure(key: string) {
    let last = { sent: this.#find(key)?.sent ?? 0, at: performance.now() }
    return ({ sent }: { sent: number }) => {
      const at = performance.now()
      const now = (1000 * (sent - last.sent)) / Math.max(1, at - last.at)
      const before = this.#find(key)?.rate ?? now
      last = { sent, at }
      if (this.#find(key)?.state === 'sending')
        this.#change(key, { sent, rate: before + SMOOTHING * (Math.max(0, now) - before) })
    }
  }

  #find(key: string): LocalUpload | undefined {
    return this.#uploads.find((each) => each.key === key)
  }

  #change(key: string, change: Partial<LocalUpload>): void {
    this.#set(this.#uploads.map((each) => (each.key === key ? { ...each, ...change } : each)))
  }

  #set(uploads: readonly LocalUpload[]): void {
    this.#uploads = uploads
    for (const listener of this.#listeners) listener()
  }
}

/** The upload of the server that this file goes on with, if it is still there. */
async function resumable(roster: Roster, key: string): Promise<{ id: string; offset: number } | undefined> {
  const id = keptIds()[key]
  if (id === undefined) return undefined
  const upload = await roster.uploads.read(id).catch(ignoreGone)
  if (upload?.status === 'receiving' || upload?.status === 'completed' || upload?.status === 'verifying') return upload
  forgetId(key)
  return undefined
}

/** @throws whatever is no word on something that is not there. */
function ignoreGone(error: unknown): undefined {
  if (RosterError.isInstance(error) && (error.status === 404 || error.status === 410)) return undefined
  throw error
}

export const uploadList = new UploadList()
