// The models that a chat client can use: those that answer in text, of providers that speak Anthropic's or OpenAI's API.
import type { Catalog, ModelEntry, ProviderRow } from '../../catalog/index.ts'

const KINDS: ReadonlySet<string> = new Set(['anthropic', 'openAI'])
/** Tasks of text models whose answer is no text to read. */
const NO_CHAT: ReadonlySet<string> = new Set([
  'embedding',
  'moderation',
  'rerank',
  'search',
  'vector_store',
  'ocr',
  'transcription',
])

export const isEndpoint = (provider: ProviderRow | undefined): provider is ProviderRow =>
  provider !== undefined && KINDS.has(provider.kind)

const isChatModel = (catalog: Catalog, { row, canRun }: ModelEntry): boolean =>
  canRun && row.modality === 'text' && !NO_CHAT.has(row.task) && isEndpoint(catalog.provider(row.provider))

/** In routing order. */
export const chatModels = (catalog: Catalog): ModelEntry[] =>
  [...catalog.ordered].filter((entry) => isChatModel(catalog, entry))

/** What decides over the answer of `GET /api/models`. */
export const endpointsOf = (catalog: Catalog) => ({ catalog, isEndpoint, models: chatModels(catalog) })

/** Active ones of active providers, by provider; a provider without any is not in it. */
export function activeByEndpoint(catalog: Catalog): Map<string, ModelEntry[]> {
  const active = chatModels(catalog).filter(({ row }) => row.is_active && catalog.provider(row.provider)?.is_active)
  return new Map([...Map.groupBy(active, ({ row }) => row.provider)].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** The tokens that a model takes; the limit of its input where the whole window is not known. */
export const contextOf = ({ view: { capabilities } }: ModelEntry): number | null =>
  capabilities.context_window ?? capabilities.max_input ?? null
