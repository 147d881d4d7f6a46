// The catalogs that can be taken in, and where each is published.
import type { ImportSource } from '@roster/client'

export interface SourceChoice {
  id: ImportSource
  title: string
  /** What it is good for. */
  text: string
  /** Where the file is published. */
  address: string
  /** What the name of the file usually contains. */
  fileName: RegExp
}

export const SOURCES: readonly SourceChoice[] = [
  {
    id: 'litellm',
    title: 'LiteLLM',
    text: 'Prices and limits of hosted models, with their tiers',
    address: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
    fileName: /litellm|model_prices/i,
  },
  {
    id: 'models.dev',
    title: 'models.dev',
    text: 'Over a hundred providers, kept by hand',
    address: 'https://models.dev/api.json',
    fileName: /models\.?-?dev|^api\.json/i,
  },
  {
    id: 'openrouter',
    title: 'OpenRouter',
    text: 'What OpenRouter offers, at its prices',
    address: 'https://openrouter.ai/api/v1/models',
    fileName: /openrouter/i,
  },
]

export const sourceOfFile = (name: string): ImportSource | undefined =>
  SOURCES.find(({ fileName }) => fileName.test(name))?.id
