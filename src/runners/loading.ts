// Reload Model: the runtime of the model before lets it go, and that of the new one brings it into memory, where they can.
import type { Catalog, ModelEntry } from '../catalog/index.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { ProviderKind } from '../vocabulary/index.ts'
import { RunnerError } from './error.ts'
import type { Call, Runner } from './runner.ts'

export interface LoadingOptions {
  catalog: Pick<Catalog, 'provider'>
  runnerOf: (kind: ProviderKind) => Runner | undefined
  log: Log
  /** For how long somebody waits; loading goes on after it. */
  waitMs?: number
}

/** What a person is told who chose a model. */
export interface Reload {
  /** Whether a runtime has still to load it before it can be used. */
  required: boolean
  reason: string
}

const WAIT_MS = 20_000
/** Tens of gigabytes from a slow disk. */
const LONGEST_MS = 30 * 60_000

export class Loading {
  readonly #options: LoadingOptions

  constructor(options: LoadingOptions) {
    this.#options = options
  }

  /** Never fails: what could not be loaded is told. @param before may be the same one, to be loaded again. */
  async change(before: ModelEntry | null, now: ModelEntry): Promise<Reload> {
    const { display_name: name, provider } = now.row
    const target = this.#targetOf(now)
    if (!target?.runner.load) {
      const isLocal = this.#options.catalog.provider(provider)?.kind === 'local'
      if (!isLocal) return { required: false, reason: `${name} runs at ${provider}: nothing has to be loaded here` }
      const reason = `${name} runs on this machine: its runtime must load it before the next generation`
      return { required: true, reason }
    }
    const loading = this.#letGo(before).then(() => target.runner.load?.(target.call, AbortSignal.timeout(LONGEST_MS)))
    const { promise: patience, resolve } = Promise.withResolvers<Reload>()
    const timer = setTimeout(
      () => resolve({ required: true, reason: `${name} is being loaded; the next generation waits for it` }),
      this.#options.waitMs ?? WAIT_MS,
    )
    const loaded = loading.then(
      () => ({ required: false, reason: `${name} was loaded` }),
      (error: unknown) => this.#failed(name, error),
    )
    try {
      return await Promise.race([loaded, patience])
    } finally {
      clearTimeout(timer)
    }
  }

  #failed(name: string, error: unknown): Reload {
    // A server that loads by itself, when it is first asked.
    if (error instanceof RunnerError && error.code === 'refused')
      return { required: false, reason: `${name} is loaded by its server when it is first used` }
    this.#options.log.warn(`${name} could not be loaded: ${messageOf(error)}`)
    return { required: true, reason: `${name} could not be loaded: ${messageOf(error)}` }
  }

  async #letGo(entry: ModelEntry | null): Promise<void> {
    const target = entry && this.#targetOf(entry)
    if (!target?.runner.unload) return
    try {
      await target.runner.unload(target.call, AbortSignal.timeout(LONGEST_MS))
    } catch (error) {
      this.#options.log.warn(`${entry?.row.display_name} could not be let go: ${messageOf(error)}`)
    }
  }

  /** Undefined where the model cannot be called from here. */
  #targetOf({ row, view }: ModelEntry): { runner: Runner; call: Pick<Call, 'provider' | 'model'> } | undefined {
    const provider = this.#options.catalog.provider(row.provider)
    const runner = provider && this.#options.runnerOf(provider.kind)
    if (!runner) return undefined
    try {
      runner.check(provider)
    } catch (error) {
      if (error instanceof RunnerError) return undefined
      throw error
    }
    return { runner, call: { provider, model: { ...row, capabilities: view.capabilities } } }
  }
}
