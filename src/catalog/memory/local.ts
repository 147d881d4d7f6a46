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
  /** Names what the environment of this server says, so that a restart with another one changes every ETag. */
  readonly #fingerprint: string
  #number = 0

  constructor({ variables, overrides, installed }: LocalSources) {
    this.overrides = overrides
    this.#variables = variables
    this.#installed = installed
    const relevant = Object.keys(variables).filter((name) => /_API_(KEY|TOKEN)$|^ROSTER_(LIMIT__|RUNNER_)/.test(name))
    const values = relevant.sort().map((name) => (/^ROSTER_LIMIT__/.test(name) ? `${name}=${variables[name]}` : name))
    this.#fingerprint = sha256(values.join('\n')).slice(0, 8)
  }

  /** Changes whenever an answer may; part of every ETag. */
  get tag(): string {
    return `${this.#fingerprint}.${this.#number}`
  }

  isInstalled = (modelId: string): boolean => this.#installed.has(modelId)

  /** Whether the provider can be called from here: its key is set; for `local`, a runner is attached. */
  isConfigured({ kind, auth_scheme, api_key_env }: ProviderRow): boolean {
    if (kind === 'other') return false
    if (kind === 'local') return Boolean(this.#variables.ROSTER_RUNNER_COMMAND)
    if (auth_scheme === 'none') return true
    return api_key_env !== null && Boolean(this.#variables[api_key_env])
  }

  /** The library says that what is installed has changed. */
  changed(): void {
    this.#number++
  }
}
