// How far one run has come, while it runs on this server.
import { isoTime } from '../core/time.ts'
import type { DownloadFile, DownloadStatus } from './contract.ts'
import type { Progress } from './row.ts'
import { Speed } from './speed.ts'
import { Waits } from './waits.ts'

/** A file as the plan knows it. */
interface Expected {
  path: string
  size: number | null
  hash: { algorithm: string; hex: string } | null
}

export class Live {
  readonly #onChange: () => void
  readonly #speed = new Speed()
  readonly #waits = new Waits()
  /** Bytes of each file that an earlier run had brought: they say nothing of the speed. */
  readonly #before = new Map<string, number>()
  #files: DownloadFile[]
  #progress: number
  #status: DownloadStatus = 'downloading'

  /** @param before what an earlier run left. */
  constructor(before: Progress, onChange: () => void) {
    this.#files = before.files.map((file) => ({
      ...file,
      status: file.status === 'completed' ? 'completed' : 'queued',
    }))
    this.#progress = before.progress
    this.#onChange = onChange
  }

  get status(): DownloadStatus {
    return this.#status
  }

  become(status: 'downloading' | 'verifying'): void {
    this.#status = status
    if (status === 'verifying') for (const file of this.#files) file.status = status
    this.#changed()
  }

  planned(files: readonly Expected[]): void {
    this.#files = files.map(({ path, size, hash }) => ({
      path,
      size,
      downloaded_bytes: this.#files.find((file) => file.path === path)?.downloaded_bytes ?? 0,
      sha256: hash?.algorithm === 'sha256' ? hash.hex : null,
      status: 'queued',
    }))
    this.#changed()
  }

  /** A second try of a file begins at its first byte, and shows only once it is further than the first. */
  arrived(path: string, bytes: number): void {
    const file = this.#files.find((each) => each.path === path)
    if (!file) return
    if (!this.#before.has(path)) this.#before.set(path, bytes)
    file.status = 'downloading'
    if (bytes > file.downloaded_bytes) this.#waits.moved()
    file.downloaded_bytes = Math.max(file.downloaded_bytes, bytes)
    this.#speed.measure(this.#arrivedNow)
    this.#changed()
  }

  /** Something of it waits before another try. @returns what is called when that goes on. */
  readonly waits = (ms: number): (() => void) => {
    const end = this.#waits.begin(ms)
    this.#changed()
    return () => {
      end()
      this.#changed()
    }
  }

  fetched(path: string, size: number, sha256: string): void {
    const file = this.#files.find((each) => each.path === path)
    if (file) Object.assign(file, { size, sha256, downloaded_bytes: size, status: 'verifying' })
    this.#changed()
  }

  /** What is left when it has ended so; until its row says it, others see it as running. */
  last(status: DownloadStatus): Progress {
    const files = this.#files.map((file) => ({ ...file, status: file.status === 'completed' ? file.status : status }))
    const progress = status === 'completed' ? 100 : this.#progress
    return { ...this.now(), files, progress, speed: null, eta: null, retry_at: null }
  }

  now(): Progress {
    const total = totalOf(this.#files)
    const downloaded = downloadedOf(this.#files)
    const retryAt = this.#waits.until()
    const isMoving = this.#status === 'downloading' && retryAt === null
    const speed = isMoving ? this.#speed.bytesPerSecond : null
    return {
      files: this.#files.map((file) => ({ ...file })),
      downloaded_bytes: downloaded,
      total_bytes: total,
      progress: this.#progress,
      speed: speed === null ? null : Math.round(speed),
      eta: speed !== null && speed >= 1 && total !== null ? Math.ceil((total - downloaded) / speed) : null,
      retry_at: retryAt === null ? null : isoTime(retryAt),
    }
  }

  get #arrivedNow(): number {
    return this.#files.reduce((sum, { path, downloaded_bytes }) => {
      const before = this.#before.get(path)
      return before === undefined ? sum : sum + Math.max(0, downloaded_bytes - before)
    }, 0)
  }

  #changed(): void {
    const total = totalOf(this.#files)
    const share = total ? downloadedOf(this.#files) / total : 0
    // 100 is for a model that can be used; until then something is left to do.
    const progress = Math.min(99.9, Math.floor(share * 1000) / 10)
    this.#progress = Math.max(this.#progress, progress)
    this.#onChange()
  }
}

const downloadedOf = (files: readonly DownloadFile[]): number =>
  files.reduce((sum, file) => sum + file.downloaded_bytes, 0)

/** null until the size of every file is known. */
const totalOf = (files: readonly DownloadFile[]): number | null =>
  files.length === 0
    ? null
    : files.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0)
