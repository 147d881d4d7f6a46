// Where models come from, as a download sees it: plans, and files by the engine. Loaded by the first that asks.
import type { Source } from '../catalog/contract.ts'
import type { Environment } from '../core/environment.ts'
import type { UpstreamOptions as EngineOptions, Upstream, WantedFile } from './engine/index.ts'
import { hubError, isRefusedToken } from './sources/hub-errors.ts'
import { hubSourceOf } from './sources/hub-source.ts'
import { planHuggingFace } from './sources/huggingface.ts'
import { Watchdog } from './watchdog.ts'

export interface Plan {
  source: Source
  files: WantedFile[]
  gate: { code: 'gated' | 'unauthorized'; message: string } | null
}

export interface Asking {
  token: string | undefined
  signal: AbortSignal
}

export interface UpstreamOptions {
  huggingFace: Environment['huggingFace']
  stallSeconds?: number | undefined
  retryBaseMs?: number | undefined
  allowPrivateUrls?: boolean | undefined
  /** For tests: another file system, other limits. */
  tuning?: Partial<EngineOptions> | undefined
}

const STALL_SECONDS = 25
const RETRY_BASE_MS = 500

export class Upstreams {
  readonly #options: UpstreamOptions
  #engine: Promise<Upstream> | undefined

  constructor(options: UpstreamOptions) {
    this.#options = options
  }

  engine(): Promise<Upstream> {
    const { stallSeconds = STALL_SECONDS, retryBaseMs = RETRY_BASE_MS, allowPrivateUrls = false } = this.#options
    const settings = { stallSeconds, retryBaseMs, allowPrivateUrls, ...this.#options.tuning }
    this.#engine ??= import('./engine/index.ts').then(({ createUpstream }) => createUpstream(settings))
    return this.#engine
  }

  async plan(source: Source, { token: given, signal }: Asking): Promise<Plan> {
    const { huggingFace, stallSeconds = STALL_SECONDS } = this.#options
    const { endpoint } = huggingFace
    const token = given ?? huggingFace.token
    const hubSource = hubSourceOf({ source, display_name: source.repo ?? 'it' })
    const { Agent } = await import('undici')
    const dispatcher = new Agent()
    const access = { ...huggingFace, token, dispatcher, watchdog: new Watchdog(signal, stallSeconds) }
    const hub = await planHuggingFace(hubSource, access).finally(() => dispatcher.destroy())
    const page = `${endpoint}/${hub.repo}`
    const files = hub.files.map(({ path, size, hash }): WantedFile => {
      const asked = { repo: hub.repo, page, what: `The file ${path} of ${hub.repo}` }
      const address = `/${hub.repo}/resolve/${hub.commit}/${path.split('/').map(encodeURIComponent).join('/')}`
      return {
        ...{ path, size },
        hash: hash && { algorithm: hash.algorithm === 'git' ? 'git-sha1' : 'sha256', hex: hash.hex },
        origin: {
          key: `huggingface:${hub.repo}@${hub.commit}/${path}`,
          url: new URL(`${endpoint}${address}`),
          authorization: token && `Bearer ${token}`,
          trust: 'endpoint',
          refusal: (answer) => {
            const seen = { ...answer, url: new URL(page), linked: {} } as never
            const isBad = answer.withToken && isRefusedToken(seen)
            return {
              error: hubError(seen, { ...asked, withToken: answer.withToken }),
              next: isBad ? 'anonymous' : 'stop',
            }
          },
        },
      }
    })
    const pinned = files.map(({ path, size, hash }) => ({
      ...{ path, size },
      sha256: hash?.algorithm === 'sha256' ? hash.hex : null,
    }))
    return { source: { ...source, revision: hub.commit, files: pinned }, files, gate: null }
  }

  async close(): Promise<void> {
    await (await this.#engine)?.close()
  }
}
