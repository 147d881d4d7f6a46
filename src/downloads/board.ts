// What this server alone knows of downloads: the tokens that it was given, what it runs, and who listens.
import { randomUUID } from 'node:crypto'
import type { Download } from './contract.ts'
import type { Live } from './live.ts'
import type { WholeRow } from './row.ts'

/** One download while this server works on it. */
export interface Run {
  readonly live: Live
  readonly controller: AbortController
  /** Settles when it has ended and cleaned up after itself. */
  readonly ended: Promise<void>
}

type Listener = (download: Download) => void

export class Board {
  /** Names this server as the one that holds a token. */
  readonly server = randomUUID()
  /** By download. They are kept here and nowhere else, and only until the download ends. */
  readonly tokens = new Map<string, string>()
  readonly runs = new Map<string, Run>()
  readonly #listeners = new Set<Listener>()

  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  /** @returns how to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(download: Download): void {
    for (const listener of this.#listeners) listener(download)
  }

  /** A download as others see it: what runs here is known better than its row says. */
  view(row: WholeRow): Download {
    const live = row.status === 'downloading' || row.status === 'verifying' ? this.runs.get(row.id)?.live : undefined
    const { files, downloaded_bytes, total_bytes, progress, speed, eta, retry_at } = live?.now() ?? row
    const isRunning = row.status === 'downloading'
    return {
      id: row.id,
      model_id: row.model_id,
      status: live?.status ?? row.status,
      progress,
      downloaded_bytes,
      total_bytes,
      speed: isRunning ? speed : null,
      eta: isRunning ? eta : null,
      retry_at: isRunning ? retry_at : null,
      files,
      error: row.error,
      created_at: row.created_at,
      updated_at: row.updated_at,
    }
  }
}
