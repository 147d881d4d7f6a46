// Requests to providers that speak OpenAI's API themselves: sent as they came, with the model's own name and the key of this server.
import type { Agent, Dispatcher } from 'undici'
import type { CalledProvider } from '../runners/index.ts'
import { answeredFailure, askedWait, brokenFailure, keyOf, RunnerError } from '../runners/index.ts'
import { Refusal } from './failure.ts'

type Reply = Dispatcher.ResponseData

const CONNECT_TIMEOUT_MS = 10_000
const LONGEST_REASON = 64 * 1024
/** Pictures come as base64. */
const LARGEST_ANSWER = 256 * 1024 * 1024

export class ProviderRequests {
  readonly #variables: Readonly<Record<string, string>>
  #agent: Agent | undefined

  constructor(variables: Readonly<Record<string, string>>) {
    this.#variables = variables
  }

  /** @throws RunnerError, or Refusal with what the provider says of the request. */
  async ask(provider: CalledProvider, path: string, body: string, signal: AbortSignal): Promise<Answered> {
    const key = keyOf(provider, this.#variables)
    const asked = { name: provider.display_name, keyVariable: provider.api_key_env, key, isWrite: true }
    try {
      const { Agent, request } = await import('undici')
      // Signals end a request: a model may think for longer than undici waits.
      this.#agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: CONNECT_TIMEOUT_MS } })
      const url = `${(provider.base_url ?? 'https://api.openai.com/v1').replace(/\/+$/, '')}${path}`
      const headers = { 'content-type': 'application/json', ...credentials(provider, key) }
      const reply = await request(url, { method: 'POST', headers, body, signal, dispatcher: this.#agent })
      if (reply.statusCode === 200) return new Answered(reply, asked, signal)
      throw await refusal(reply, asked)
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof Refusal ? error : brokenFailure(asked, error)
    }
  }

  async close(): Promise<void> {
    await this.#agent?.destroy()
  }
}

type AskedProvider = Parameters<typeof brokenFailure>[0]

/** An answer that has begun. */
export class Answered {
  readonly #reply: Reply
  readonly #asked: AskedProvider
  readonly #signal: AbortSignal

  constructor(reply: Reply, asked: AskedProvider, signal: AbortSignal) {
    this.#reply = reply
    this.#asked = asked
    this.#signal = signal
  }

  get isStream(): boolean {
    return String(this.#reply.headers['content-type'] ?? '').startsWith('text/event-stream')
  }

  /** The provider's name and key, for errors about what is in it. */
  get asked(): AskedProvider {
    return this.#asked
  }

  /** The body as it comes. @throws RunnerError where it breaks off. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.#reply.body) yield chunk
    } catch (error) {
      this.#signal.throwIfAborted()
      throw brokenFailure(this.#asked, error)
    }
  }

  /** The body whole. */
  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of this.chunks()) {
      chunks.push(chunk)
      length += chunk.length
      if (length > LARGEST_ANSWER)
        throw new RunnerError('too_large', `${this.#asked.name} answered with more than 256 MiB`, {
          mayHaveBegun: true,
        })
    }
    const [only] = chunks
    return only && chunks.length === 1 ? only : Buffer.concat(chunks)
  }
}

function credentials({ auth_scheme }: CalledProvider, key: string | null): Record<string, string> {
  if (key === null) return {}
  return auth_scheme === 'x-api-key' ? { 'x-api-key': key } : { authorization: `Bearer ${key}` }
}

async function refusal({ statusCode: status, headers, body }: Reply, asked: AskedProvider): Promise<Error> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST_REASON) break
  }
  const text = Buffer.concat(chunks).toString('utf8')
  const get = (name: string) => {
    const value = headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  const retryAfterSeconds = askedWait({ get })
  const failure = answeredFailure(asked, { status, retryAfterSeconds, text })
  return failure.code === 'refused' ? new Refusal(status, failure.message, errorIn(text)) : failure
}

function errorIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  } catch {
    // No JSON: then nothing in it has a name.
    return undefined
  }
}
