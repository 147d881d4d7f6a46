// What is known of a provider whose catalog says nothing but its name.
import { providerTitle } from './provider-names.ts'
import type { ImportedProvider } from './source.ts'

type Call = Omit<ImportedProvider, 'id' | 'display_name'>

/** How to call those that a catalog names and does not describe; the built-in ones as they are built in. */
const KNOWN: ReadonlyMap<string, Call> = new Map(
  Object.entries<Call>({
    anthropic: {
      kind: 'anthropic',
      base_url: 'https://api.anthropic.com',
      auth_scheme: 'x-api-key',
      api_key_env: 'ANTHROPIC_API_KEY',
    },
    openAI: {
      kind: 'openAI',
      base_url: 'https://api.openai.com/v1',
      auth_scheme: 'bearer',
      api_key_env: 'OPENAI_API_KEY',
    },
    openrouter: {
      kind: 'openAI',
      base_url: 'https://openrouter.ai/api/v1',
      auth_scheme: 'bearer',
      api_key_env: 'OPENROUTER_API_KEY',
    },
    replicate: {
      kind: 'replicate',
      base_url: 'https://api.replicate.com/v1',
      auth_scheme: 'bearer',
      api_key_env: 'REPLICATE_API_TOKEN',
    },
  }),
)

const UNKNOWN: Call = { kind: 'other', base_url: null, auth_scheme: 'bearer', api_key_env: null }

/** A provider by its id alone. One that nobody described can be listed, not called. */
export const namedProvider = (id: string): ImportedProvider => ({
  id,
  display_name: providerTitle(id),
  ...(KNOWN.get(id) ?? UNKNOWN),
})
