// One download while it runs: what has arrived, how fast, and what is said of it to others.

import { randomUUID } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import { isoTime } from '../core/time.ts'
import type { Download, DownloadFile, DownloadStatus } from './contract.ts'
import type { PlannedFile } from './sources/plan.ts'
import { Speed } from './speed.ts'

const ENDED: ReadonlySet<DownloadStatus> = new Set(['completed', 'failed', 'cancelled'])

export class Job {
  readonly id = randomUUID()
  readonly modelId: string
  /** Held here alone, and only until the download ends. */
  token: string | undefined
  controller = new AbortController()
  /** Set once files move to their names: from then on a cancel comes too late. */
  isPublishing = false
  /** Settles when the present run has ended and cleaned up after itself. */
  running: Promise<void> = Promise.resolve()
  readonly #now: Clock
  readonly #onChange: (job: Job) => void
  readonly #createdAt: Date
  readonly #speed = new Speed()
  #updatedAt: Date
  #status: DownloadStatus = 'queued'
  #error: Download['error'] = null
  #files: DownloadFile[] = []
  #progress = 0

  constructor(modelId: string, token: string | undefined, now: Clock, onChange: (job: Job) => void) {
    this.modelId = modelId
    this.token = token
    this.#now = now
    this.#onChange = onChange
    this.#createdAt = now()
    this.#updatedAt = this.#createdAt
  }

  get status(): DownloadStatus {
    return this.#status
  }

  get isEnded(): boolean {
    return ENDED.has(this.#status)
  }

  get updatedAt(): Date {
    return this.#updatedAt
  }

  become(status: DownloadStatus, error: Download['error'] = null): void {
    this.#status = status
    this.#error = error
    if (this.isEnded) this.token = undefined
    for (const file of this.#files) if (file.status !== 'completed') file.status = status
    this.#changed()
  }

  planned(files: readonly PlannedFile[]): void {
    this.#files = files.map(({ path, size, hash }) => ({
      path,
      size,
      downloaded_bytes: 0,
      sha256: hash?.algorithm === 'sha256' ? hash.hex : null,
      status: 'queued',
    }))
    this.#changed()
  }

  /** A second try of a file begins at its first byte, and shows only once it is further than the first. */
  fileArrived(path: string, bytesSoFar: number): void {
    const file = this.#files.find((each) => each.path === path)
    if (!file || this.isEnded) return
    file.status = 'downloading'
    file.downloaded_bytes = Math.max(file.downloaded_bytes, bytesSoFar)
    this.#speed.measure(this.#downloaded)
    this.#changed()
  }

  fileFetched(path: string, size: number, sha256: string): void {
    const file = this.#files.find((each) => each.path === path)
    if (file && !this.isEnded) Object.assign(file, { size, sha256, downloaded_bytes: size, status: 'verifying' })
    this.#changed()
  }

  view(): Download {
    const isMoving = this.#status === 'downloading'
    const total = this.#total
    const speed = isMoving ? this.#speed.bytesPerSecond : null
    return {
      id: this.id,
      model_id: this.modelId,
      status: this.#status,
      progress: this.#progress,
      downloaded_bytes: this.#downloaded,
      total_bytes: total,
      speed: speed === null ? null : Math.round(speed),
      eta: speed && total !== null ? Math.ceil((total - this.#downloaded) / speed) : null,
      files: this.#files.map((file) => ({ ...file })),
      error: this.#error,
      created_at: isoTime(this.#createdAt),
      updated_at: isoTime(this.#updatedAt),
    }
  }

  get #downloaded(): number {
    return this.#files.reduce((sum, file) => sum + file.downloaded_bytes, 0)
  }

  get #total(): number | null {
    if (this.#files.length === 0) return null
    return this.#files.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0)
  }

  #changed(): void {
    this.#updatedAt = this.#now()
    const share = this.#total ? this.#downloaded / this.#total : 0
    // 100 is for a model that can be used; until then something is left to do.
    const progress = this.#status === 'completed' ? 100 : Math.min(99.9, Math.floor(share * 1000) / 10)
    this.#progress = Math.max(this.#progress, progress)
    this.#onChange(this)
  }
}
