// What a foreign catalog is to us: something to parse and to put into our words. It reads no file and no network.
import type { ModelDraft } from '../catalog/contract.ts'
import type { AUTH_SCHEMES, ProviderKind } from '../vocabulary/index.ts'

/** Imported models stand behind those that somebody chose: an import never changes what is routed to by itself. */
export const IMPORTED_PRIORITY = 100

export interface ImportedModel {
  /** Its key in the foreign file, for messages. */
  entry: string
  draft: ModelDraft
}

export interface ImportedProvider {
  id: string
  display_name: string
  kind: ProviderKind
  base_url: string | null
  auth_scheme: (typeof AUTH_SCHEMES)[number]
  api_key_env: string | null
}

/** An entry that is no model, and why. */
export interface Skipped {
  entry: string
  reason: string
}

/** What a document says, in our words. Of one provider no two models have the same `model_key`. */
export interface Imported {
  models: ImportedModel[]
  providers: ImportedProvider[]
  skipped: Skipped[]
}

export interface Source {
  id: string
  title: string
  defaultUrl: string
  /**
   * Puts a parsed JSON document into our words: prices in USD, per million tokens, an unknown one absent.
   *
   * @throws ImportError where the document is no such catalog, or a value in it cannot be what it stands for.
   */
  parse(document: unknown): Imported
}
