// How models.dev says that a provider is called, in our words.
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { providerId, providerTitle } from '../provider-names.ts'
import { namedProvider } from '../providers.ts'
import type { ImportedProvider } from '../source.ts'

const ANTHROPIC = '@ai-sdk/anthropic'

/** AI SDK packages that speak OpenAI's protocol to the `api` of a provider. */
const OPENAI_COMPATIBLE: ReadonlySet<string | undefined> = new Set([
  '@ai-sdk/openai',
  '@ai-sdk/openai-compatible',
  '@openrouter/ai-sdk-provider',
])

/** No other variable may be read and sent, so that no other secret of the environment can be. */
const KEY_VARIABLE = /^[A-Z][A-Z0-9_]{0,120}(_API_KEY|_API_TOKEN)$/

export function modelsDevProvider(fields: Fields): ImportedProvider {
  const id = providerId(fields.entry)
  const named = namedProvider(id)
  return {
    ...named,
    display_name: fields.text('name') ?? providerTitle(id),
    ...call(fields, named),
    api_key_env: fields.words('env')?.find((name) => KEY_VARIABLE.test(name)) ?? named.api_key_env,
  }
}

/** A provider whose address is not known, or is made of variables, can be listed and not called. */
function call(fields: Fields, named: ImportedProvider): Partial<ImportedProvider> {
  const npm = fields.text('npm')
  const api = fields.text('api', 2048)
  const base_url =
    api && !api.includes('${') && URL.canParse(api) ? api.replace(/(\/chat\/completions)?\/*$/, '') : undefined
  if (named.kind !== 'other' || !base_url) return compact({ base_url: named.base_url ?? undefined })
  // Anthropic's own client adds the "/v1" that the AI SDK has in its base.
  if (npm === ANTHROPIC) return { kind: 'anthropic', base_url: base_url.replace(/\/v1$/, ''), auth_scheme: 'x-api-key' }
  return OPENAI_COMPATIBLE.has(npm) ? { kind: 'openAI', base_url } : { base_url }
}
