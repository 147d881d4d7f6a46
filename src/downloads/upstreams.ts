// Where models come from, as a download sees it.
import type { Agent } from 'undici'
import type { Source } from '../catalog/contract.ts'
import { RosterError } from '../core/errors.ts'
import { type Fetched, type Fetching, fetchFile } from './fetch-file.ts'
import { hubSourceOf } from './sources/hub-source.ts'
import { type HubAccess, openHuggingFace, planHuggingFace } from './sources/huggingface.ts'
import type { Plan as HubPlan, PlannedFile } from './sources/plan.ts'
import { Watchdog } from './watchdog.ts'

export type { Fetched } from './fetch-file.ts'
export type { PlannedFile } from './sources/plan.ts'

export interface Plan {
  source: Source
  hub: HubPlan
  files: PlannedFile[]
}

interface Asking {
  token: string | undefined
  signal: AbortSignal
}

export interface FetchRequest extends Asking {
  plan: Plan
  file: PlannedFile
  partial: string
  onBytes: (bytes: number) => void
}

export interface UpstreamOptions {
  huggingFace: { endpoint: string; token: string | undefined }
  stallSeconds?: number | undefined
  openFile?: Fetching['openFile']
}

const CONNECT_TIMEOUT_MS = 10_000
const STALL_SECONDS = 25

export class Upstreams {
  readonly #options: UpstreamOptions
  #agent: Promise<Agent> | undefined

  constructor(options: UpstreamOptions) {
    this.#options = options
  }

  async plan(source: Source, asking: Asking): Promise<Plan> {
    const hubSource = hubSourceOf({ source, display_name: source.repo ?? 'it' })
    const hub = await planHuggingFace(hubSource, await this.#access(asking))
    const files = hub.files.map(({ path, size, hash }) => ({
      path,
      size,
      sha256: hash?.algorithm === 'sha256' ? hash.hex : null,
    }))
    return { source: { ...source, revision: hub.commit, files }, hub, files: hub.files }
  }

  /** A file that arrives wrong once was spoiled on its way; one that does so twice is wrong where it comes from. */
  async fetchFile(request: FetchRequest): Promise<Fetched> {
    try {
      return await this.#fetchOnce(request)
    } catch (error) {
      const isMismatch = error instanceof RosterError && /^(size|hash)_mismatch$/.test(error.code)
      if (!isMismatch) throw error
      return this.#fetchOnce(request)
    }
  }

  async close(): Promise<void> {
    await (await this.#agent)?.destroy()
  }

  async #fetchOnce({ plan, file, partial, onBytes, ...asking }: FetchRequest): Promise<Fetched> {
    const access = await this.#access(asking)
    return fetchFile({
      ...{ file, partial, onBytes, watchdog: access.watchdog, openFile: this.#options.openFile },
      openUpstream: () => openHuggingFace(plan.hub, file.path, access),
    })
  }

  async #access({ token, signal }: Asking): Promise<HubAccess> {
    const { huggingFace, stallSeconds = STALL_SECONDS } = this.#options
    this.#agent ??= import('undici').then(({ Agent }) => new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } }))
    const watchdog = new Watchdog(signal, stallSeconds)
    return { ...huggingFace, token: token ?? huggingFace.token, watchdog, dispatcher: await this.#agent }
  }
}
