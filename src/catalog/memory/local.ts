// What is true of this server alone: which providers it has keys for, which weights, which limits are overridden.
import { sha256 } from '../../core/ids.ts'
import type { LimitOverrides } from '../overrides.ts'
import type { ProviderRow } from '../providers/store.ts'

export interface LocalSources {
  variables: Readonly<Record<string, string>>
  overrides: LimitOverrides
  installed: ReadonlySet<string>
}

export class Local {
  readonly overrides: LimitOverrides
  readonly #variables: Readonly<Record<string, string>>
  readonly #installed: ReadonlySet<string>
  /** What the environment says that an answer may depend on. */
  readonly #settings: readonly string[]
  /** A row never changes, nor does the environment. */
  readonly #configured = new WeakMap<ProviderRow, boolean>()
  #tag: string

  constructor({ variables, overrides, installed }: LocalSources) {
    this.overrides = overrides
    this.#variables = variables
    this.#installed = installed
    const relevant = Object.keys(variables).filter((name) => /_API_(KEY|TOKEN)$|^ROSTER_(LIMIT__|RUNNER_)/.test(name))
    this.#settings = relevant.map((name) => (name.startsWith('ROSTER_LIMIT__') ? `${name}=${variables[name]}` : name))
    this.#tag = this.#newTag()
  }

  /** Part of every ETag: the same for the same keys, limits and weights, also after a restart, and another for others. */
  get tag(): string {
    return this.#tag
  }

  isInstalled = (modelId: string): boolean => this.#installed.has(modelId)

  /** Whether the provider can be called from here: its key is set; for `local`, a runner is attached. */
  isConfigured(provider: ProviderRow): boolean {
    const kept = this.#configured.get(provider)
    if (kept !== undefined) return kept
    const isConfigured = this.#hasWhatItNeeds(provider)
    this.#configured.set(provider, isConfigured)
    return isConfigured
  }

  #hasWhatItNeeds({ kind, auth_scheme, api_key_env }: ProviderRow): boolean {
    if (kind === 'other') return false
    if (kind === 'local') return Boolean(this.#variables.ROSTER_RUNNER_COMMAND)
    if (auth_scheme === 'none') return true
    return api_key_env !== null && Boolean(this.#variables[api_key_env])
  }

  /** The library says that what is installed has changed. */
  changed(): void {
    this.#tag = this.#newTag()
  }

  #newTag(): string {
    return sha256([...this.#settings.toSorted(), '', ...[...this.#installed].sort()].join('\n')).slice(0, 8)
  }
}
