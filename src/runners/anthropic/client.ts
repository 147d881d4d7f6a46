// The official client of Anthropic, with the key and the address that the provider's row names.
import type Anthropic from '@anthropic-ai/sdk'
import { askOnce } from '../http/ask.ts'
import { keyOf, type Variables } from '../key.ts'
import type { CalledProvider } from '../runner.ts'

export const askedOf = (provider: CalledProvider, variables: Variables) => ({
  name: provider.display_name,
  keyVariable: provider.api_key_env,
  key: keyOf(provider, variables),
})

type Asked = Parameters<typeof askOnce>[0]

export async function askAnthropic<Answer>(
  asked: Asked,
  provider: CalledProvider,
  ask: (client: Anthropic) => Promise<Answer>,
) {
  const { default: Client } = await import('@anthropic-ai/sdk')
  const { key } = asked
  const isBearer = provider.auth_scheme === 'bearer'
  return askOnce(asked, (fetch) =>
    ask(
      new Client({
        // Its own way to send a key is replaced; null and not absent, or it would look into the environment by itself.
        apiKey: null,
        authToken: key ?? 'none',
        ...(!isBearer && { defaultHeaders: { authorization: null, ...(key && { 'x-api-key': key }) } }),
        baseURL: provider.base_url ?? 'https://api.anthropic.com',
        maxRetries: 0,
        timeout: 2 ** 31 - 1,
        logLevel: 'off',
        fetch,
      }),
    ),
  )
}
