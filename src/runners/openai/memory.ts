// Models in the memory of a server of one's own. OpenAI's API has no word for it; Ollama does, beside it.
import { RunnerError } from '../error.ts'
import type { CalledModel, CalledProvider } from '../runner.ts'
import { type Asking, askOpenAi } from './client.ts'

type Where = Pick<Asking, 'variables' | 'signal'> & { provider: CalledProvider; model: Pick<CalledModel, 'model_key'> }

/** Until it is let go, or at once. */
const KEEP = { load: -1, unload: 0 } as const

/** @throws RunnerError `refused` by a server that has no such thing, and loads what it is asked for. */
export async function keepInMemory({ provider, model, ...asking }: Where, what: 'load' | 'unload'): Promise<void> {
  // A server that wants a key is somebody else's, and so is its memory.
  if (provider.auth_scheme !== 'none' || !provider.base_url)
    throw new RunnerError('refused', `${provider.display_name} loads by itself`)
  const path = new URL('/api/generate', provider.base_url).href
  const body = { model: model.model_key, keep_alive: KEEP[what] }
  await askOpenAi({ ...asking, provider, expected: 'json' }, (client) =>
    client.post(path, { body: { ...body, stream: false } }),
  )
}
