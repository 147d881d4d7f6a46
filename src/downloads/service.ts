// Downloads: which model is on its way, two at a time, and what became of each.
import type { Agent } from 'undici'
import { type Clock, systemClock } from '../core/clock.ts'
import { messageOf, notFound, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Library } from '../library/index.ts'
import { bringModel, type Tools } from './bring.ts'
import type { Download, DownloadCreate } from './contract.ts'
import { jobError } from './errors.ts'
import type { DownloadableModel } from './installed-entry.ts'
import { Job } from './job.ts'
import { hubSourceOf } from './sources/hub-source.ts'

export interface DownloadsOptions {
  library: Library
  huggingFace: { endpoint: string; token: string | undefined }
  findModel: (id: string) => DownloadableModel | undefined
  log: Log
  now?: Clock
  /** How long a server may be silent. */
  stallSeconds?: number
  /** For tests: another disk. */
  openFile?: Tools['openFile']
  freeBytes?: Tools['freeBytes']
}

export interface Started {
  download: Download
  /** False where the model was on its way already. */
  isNew: boolean
}

const AT_A_TIME = 2
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
const CONNECT_TIMEOUT_MS = 10_000
const STALL_SECONDS = 25
const CHANGE_MS = 250

/** Keeps its downloads in memory: a restart forgets them, and what had not arrived whole is fetched again. */
export class Downloads {
  readonly #options: DownloadsOptions
  readonly #tools: Omit<Tools, 'dispatcher'>
  #agent: Promise<Agent> | undefined
  readonly #jobs = new Map<string, Job>()
  readonly #listeners = new Set<(download: Download) => void>()
  readonly #told = new WeakMap<Job, { status: string; at: number }>()
  readonly #now: Clock
  #queue: Job[] = []
  #running = new Set<Job>()
  #isClosed = false

  constructor(options: DownloadsOptions) {
    const { library, huggingFace, openFile, freeBytes, now = systemClock, stallSeconds = STALL_SECONDS } = options
    this.#options = options
    this.#now = now
    this.#tools = { library, ...huggingFace, stallSeconds, now, openFile, freeBytes }
  }

  /** @throws RosterError for what can be known at once; what only the upstream can tell ends the download. */
  start({ model_id, token, force = false }: DownloadCreate): Started {
    const model = this.#options.findModel(model_id)
    if (!model) throw notFound('model', model_id)
    hubSourceOf(model)
    const onItsWay = [...this.#jobs.values()].find((job) => job.modelId === model.id && !job.isEnded)
    if (onItsWay) return { download: this.#wake(onItsWay, token).view(), isNew: false }
    if (!force && this.#options.library.find(model.id)?.status === 'ok')
      throw new RosterError('conflict', `${model.display_name} is installed; add "force": true to fetch it again`)
    const job = new Job(model.id, token ?? undefined, this.#now, (changed) => this.#tell(changed))
    this.#jobs.set(job.id, job)
    this.#enqueue(job)
    return { download: job.view(), isNew: true }
  }

  read(id: string): Download {
    return this.#find(id).view()
  }

  /** Oldest first. */
  list(): Download[] {
    this.#forget()
    return [...this.#jobs.values()].map((job) => job.view())
  }

  isBringing(modelId: string): boolean {
    return [...this.#jobs.values()].some((job) => job.modelId === modelId && !job.isEnded)
  }

  /** Resolves when what had arrived is gone from the disk. */
  async cancel(id: string): Promise<Download> {
    const job = this.#find(id)
    if (job.isPublishing || (job.isEnded && job.status !== 'cancelled'))
      throw new RosterError('conflict', `It is too late to cancel this download: it is ${job.status}`)
    this.#queue = this.#queue.filter((waiting) => waiting !== job)
    if (!job.isEnded) job.become('cancelled')
    job.controller.abort()
    await job.running
    return job.view()
  }

  /** Calls back when a download changes, at most four times a second while bytes arrive. Returns how to stop. */
  onChange(listener: (download: Download) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops what is running and removes what had arrived of it. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#queue = []
    const running = [...this.#running]
    for (const job of running) job.controller.abort()
    await Promise.all(running.map((job) => job.running))
    await (await this.#agent)?.destroy()
  }

  #find(id: string): Job {
    this.#forget()
    const job = this.#jobs.get(id)
    if (!job) throw notFound('download', id)
    return job
  }

  #wake(job: Job, token: string | null | undefined): Job {
    if (!token) return job
    job.token = token
    if (job.status === 'needs_token') this.#enqueue(job)
    return job
  }

  #enqueue(job: Job): void {
    job.become('queued')
    this.#queue.push(job)
    this.#pump()
  }

  #pump(): void {
    while (!this.#isClosed && this.#running.size < AT_A_TIME) {
      const job = this.#queue.shift()
      if (!job) return
      this.#running.add(job)
      job.running = this.#run(job).finally(() => {
        this.#running.delete(job)
        this.#pump()
      })
    }
  }

  /** Loaded by the first download: the client takes memory that a server without downloads need not have. */
  #connect(): Promise<Agent> {
    this.#agent ??= import('undici').then(({ Agent }) => new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } }))
    return this.#agent
  }

  async #run(job: Job): Promise<void> {
    const { log, findModel } = this.#options
    const about = { download: job.id, model: job.modelId }
    try {
      job.become('downloading')
      const model = findModel(job.modelId)
      if (!model) throw notFound('model', job.modelId)
      await bringModel(model, hubSourceOf(model), job, { ...this.#tools, dispatcher: await this.#connect() })
      job.become('completed')
      log.info(about, 'download completed')
    } catch (error) {
      if (job.status === 'cancelled' || this.#isClosed) return
      const reason = jobError(error)
      job.become(reason.code === 'gated' ? 'needs_token' : 'failed', reason)
      log.warn({ ...about, code: reason.code }, `download ended: ${messageOf(error)}`)
    } finally {
      job.isPublishing = false
    }
  }

  #tell(job: Job): void {
    const told = this.#told.get(job)
    const at = performance.now()
    if (told?.status === job.status && at - told.at < CHANGE_MS) return
    this.#told.set(job, { status: job.status, at })
    const download = job.view()
    for (const listener of this.#listeners) listener(download)
  }

  #forget(): void {
    const oldest = this.#now().getTime() - KEPT_MS
    for (const job of this.#jobs.values())
      if (job.isEnded && job.updatedAt.getTime() < oldest) this.#jobs.delete(job.id)
  }
}

export const createDownloads = (options: DownloadsOptions): Downloads => new Downloads(options)
