// The official client of OpenAI, pointed at whatever server the provider's row names.
import type OpenAI from 'openai'
import { askOnce, type Expected } from '../http/ask.ts'
import { keyOf, type Variables } from '../key.ts'
import type { CalledProvider } from '../runner.ts'

export interface Asking {
  provider: CalledProvider
  variables: Variables
  expected: Expected
  signal: AbortSignal
}

export async function askOpenAi<Answer>(
  { provider, variables, expected, signal }: Asking,
  ask: (client: OpenAI) => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(provider, variables)
  const { default: Client } = await import('openai')
  const asked = { name: provider.display_name, keyVariable: provider.api_key_env, key, expected, signal }
  return askOnce(asked, (fetch) =>
    ask(
      new Client({
        // Its own way to send a key is replaced, for a server may want none, or another header.
        apiKey: key ?? 'none',
        ...(provider.auth_scheme !== 'bearer' && {
          defaultHeaders: { authorization: null, ...(key && { 'x-api-key': key }) },
        }),
        // Null and not absent, or it would look into the environment by itself.
        organization: null,
        project: null,
        baseURL: provider.base_url ?? 'https://api.openai.com/v1',
        maxRetries: 0,
        // The signal of the attempt ends a request.
        timeout: 2 ** 31 - 1,
        logLevel: 'off',
        fetch,
      }),
    ),
  )
}
