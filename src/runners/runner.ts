// What runs a call: the one interface between jobs, which queue and count, and the programs and services that do the work.
import type { Capabilities, ModelFacts, ProviderFacts } from '../catalog/contract.ts'
import type { JsonObject } from '../core/record.ts'
import type { Usage } from '../pricing/index.ts'
import type { Modality } from '../vocabulary/index.ts'

/** Whom to call. No key is in it: a runner reads the variable that the row names at the moment of the call. */
export type CalledProvider = Pick<
  ProviderFacts,
  'id' | 'display_name' | 'kind' | 'base_url' | 'auth_scheme' | 'api_key_env'
>

/** What is called. */
export type CalledModel = Pick<
  ModelFacts,
  | 'model_key'
  | 'version'
  | 'endpoint_path'
  | 'output_format'
  | 'modality'
  | 'task'
  | 'capabilities'
  | 'input_defaults'
  | 'pricing'
> & { readonly id: string }

/** One piece of work, as resolve settled it. */
export interface Call {
  readonly provider: CalledProvider
  readonly model: CalledModel
  /**
   * The effective parameters in Roster's language: `prompt`, `steps`, `resolution_width`, and flat beside them whatever
   * the model alone knows (`messages`, `voice`). A runner writes each as its provider spells it.
   */
  readonly parameters: JsonObject
}

/** One try of a call, and how it tells what happens. */
export interface Attempt {
  /** Ends the waiting and frees what this server holds; `run` rejects with its reason. It does not stop the provider: see `cancel`. */
  readonly signal: AbortSignal
  /** The same for every try of one job; sent where the provider heeds one. */
  readonly idempotencyKey: string
  /** A folder of its own for files that a program makes; it exists, and whoever made it removes it. */
  readonly folder: string
  /** The provider's name for the work that has begun. Kept before it resolves, so that a restart resumes instead of paying twice. */
  started(reference: string): Promise<void>
  /** How far it is: `fraction` is 0 to 1. */
  progress(progress: { fraction?: number; text?: string }): void
  /** Text as it is written. A runner that can streams where this is given. */
  readonly onText?: ((delta: string) => void) | undefined
}

/**
 * A file that was made: where it can be fetched, its bytes, or its path in the folder of the attempt. What lies at the
 * origin of the provider's own `baseUrl` is trusted as that is; any other address has to be one that everybody can reach.
 */
export type MadeFile =
  | { readonly url: string; readonly baseUrl: string | null; readonly contentType: string | null }
  | { readonly bytes: Uint8Array; readonly contentType: string | null }
  | { readonly path: string; readonly contentType: string | null }

export type Output =
  | { readonly text: string }
  | { readonly files: readonly MadeFile[] }
  | { readonly embedding: readonly number[] }

export interface Result {
  readonly output: Output
  /** What the provider counted; what it did not count is absent. */
  readonly usage: Usage
}

/** A model that a provider offers now; only what it says itself. */
export interface Offered {
  readonly model_key: string
  readonly display_name?: string | undefined
  readonly description?: string | undefined
  readonly modality?: Modality | undefined
  readonly task?: string | undefined
  readonly capabilities?: Capabilities | undefined
  /** The day on which it is switched off. */
  readonly deprecation_date?: string | undefined
}

/** What a provider offers; where the list is not all, a model that is not in it may be there all the same. */
export interface Offer {
  readonly models: readonly Offered[]
  readonly isComplete: boolean
}

/** Version 1. Whatever goes wrong is thrown as a `RunnerError`, but an ended signal as its reason. */
export interface Runner {
  readonly version: 1
  /** @throws RunnerError `not_configured` where a key or a command is missing; to be asked before anything is queued. */
  check(provider: CalledProvider): void
  run(call: Call, attempt: Attempt): Promise<Result>
  /** Goes on with work that `attempt.started` told of. Absent: a provider that cannot tell, where to run again may pay twice. */
  resume?(call: Call, reference: string, attempt: Attempt): Promise<Result>
  /** Tells the provider to stop; work that has ended already is no error. */
  cancel?(call: Call, reference: string): Promise<void>
  /** What the provider offers now, where it can be asked. */
  list?(provider: CalledProvider, signal: AbortSignal): Promise<Offer>
  /** Brings a model into memory ahead of its first call, or lets it go. */
  load?(call: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void>
  unload?(call: Pick<Call, 'provider' | 'model'>, signal: AbortSignal): Promise<void>
}
