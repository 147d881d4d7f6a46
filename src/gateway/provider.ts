// Requests to providers that speak OpenAI's API themselves: sent as they came, with the model's own name and the key of this server.
import type { Agent } from 'undici'
import type { CalledProvider } from '../runners/index.ts'
import { answeredFailure, askedWait, brokenFailure, keyOf, RunnerError } from '../runners/index.ts'
import { Exchange } from './exchange.ts'
import { Refusal } from './failure.ts'

const CONNECT_TIMEOUT_MS = 10_000
const LONGEST_REASON = 64 * 1024
/** Pictures come as base64. */
const LARGEST_ANSWER = 256 * 1024 * 1024

const MOST_PLACES = 1000

/** Where a path of a provider is. */
interface Place {
  origin: string
  path: string
}

export class ProviderRequests {
  readonly #variables: Readonly<Record<string, string>>
  readonly #places = new Map<string, Place>()
  #agent: Agent | undefined

  constructor(variables: Readonly<Record<string, string>>) {
    this.#variables = variables
  }

  /** @throws RunnerError, or Refusal with what the provider says of the request. */
  async ask(provider: CalledProvider, path: string, body: string, signal: AbortSignal): Promise<Answered> {
    const key = keyOf(provider, this.#variables)
    const asked = { name: provider.display_name, keyVariable: provider.api_key_env, key, isWrite: true }
    try {
      signal.throwIfAborted()
      const agent = this.#agent ?? (await this.#open())
      const place = this.#placeOf(`${(provider.base_url ?? 'https://api.openai.com/v1').replace(/\/+$/, '')}${path}`)
      const headers = { 'content-type': 'application/json', ...credentials(provider, key) }
      const exchange = new Exchange(signal)
      agent.dispatch({ ...place, method: 'POST', headers, body }, exchange)
      await exchange.begun
      if (exchange.status === 200) return new Answered(exchange, asked, signal)
      throw await refusal(exchange, asked)
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof Refusal ? error : brokenFailure(asked, error)
    }
  }

  async close(): Promise<void> {
    await this.#agent?.destroy()
  }

  /** Loaded by the first call: a server that asks nobody stays small. */
  async #open(): Promise<Agent> {
    const { Agent } = await import('undici')
    // Signals end a request: a model may think for longer than undici waits.
    this.#agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: CONNECT_TIMEOUT_MS } })
    return this.#agent
  }

  #placeOf(url: string): Place {
    const kept = this.#places.get(url)
    if (kept) return kept
    const { origin, pathname, search } = new URL(url)
    if (this.#places.size >= MOST_PLACES) this.#places.clear()
    const place = { origin, path: pathname + search }
    this.#places.set(url, place)
    return place
  }
}

type AskedProvider = Parameters<typeof brokenFailure>[0]

/** An answer that has begun. */
export class Answered {
  readonly #exchange: Exchange
  readonly #asked: AskedProvider
  readonly #signal: AbortSignal

  constructor(exchange: Exchange, asked: AskedProvider, signal: AbortSignal) {
    this.#exchange = exchange
    this.#asked = asked
    this.#signal = signal
  }

  /** The provider's name and key, for errors about what is in it. */
  get asked(): AskedProvider {
    return this.#asked
  }

  /** The body as it comes. @throws RunnerError where it breaks off. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      yield* this.#exchange.pieces()
    } catch (error) {
      this.#signal.throwIfAborted()
      throw brokenFailure(this.#asked, error)
    }
  }

  /** The body whole. */
  async bytes(): Promise<Buffer<ArrayBuffer>> {
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
    // What came over a socket is nobody else's memory.
    return only && chunks.length === 1 ? (only as Buffer<ArrayBuffer>) : Buffer.concat(chunks)
  }
}

function credentials({ auth_scheme }: CalledProvider, key: string | null): Record<string, string> {
  if (key === null) return {}
  return auth_scheme === 'x-api-key' ? { 'x-api-key': key } : { authorization: `Bearer ${key}` }
}

async function refusal(exchange: Exchange, asked: AskedProvider): Promise<Error> {
  const { status, headers } = exchange
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of exchange.pieces()) {
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
