// The catalogs that can be taken in, and where each is published.
import type { ImportSource } from '@roster/client'

/** A catalog of models, or presets. */
export type Source = ImportSource | 'presets'

interface SourceFacts {
  id: Source
  /** Where the file is published; none for presets, which everybody has their own of. */
  address: string
  /** What the name of the file usually contains. */
  fileName: RegExp
}

export const SOURCES: readonly SourceFacts[] = [
  {
    id: 'litellm',
    address: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
    fileName: /litellm|model_prices/i,
  },
  { id: 'models.dev', address: 'https://models.dev/api.json', fileName: /models\.?-?dev|^api\.json/i },
  { id: 'openrouter', address: 'https://openrouter.ai/api/v1/models', fileName: /openrouter/i },
  { id: 'presets', address: '', fileName: /preset|configuration/i },
]

export const sourceOfFile = (name: string): Source | undefined =>
  SOURCES.find(({ fileName }) => fileName.test(name))?.id

export const addressOf = (source: Source): string => SOURCES.find(({ id }) => id === source)?.address ?? ''
