import createClient, { type Client } from 'openapi-fetch'
import { errorOf, RosterError } from './error.ts'
import type { paths } from './schema.ts'

export interface RosterOptions {
  /** Where the server is, such as `http://127.0.0.1:4480`. In its own page it may be left out. */
  url?: string
  /** Bearer token; without it a browser's session counts, or what is public. */
  token?: string
  /** Instead of the global `fetch`, for tests and proxies. */
  fetch?: typeof globalThis.fetch
  /** How often a read is tried again when no server answers or it answers 502, 503 or 504. @default 2 */
  retries?: number
}

/** Every path of the server, typed by its OpenAPI document. Answers that are errors are thrown as `RosterError`. */
export type Transport = Client<paths>

const RETRY_AFTER_MS = 200
const PASSING = new Set([502, 503, 504])

export function createTransport({ url = '', token, fetch = globalThis.fetch, retries = 2 }: RosterOptions): Transport {
  const transport = createClient<paths>({
    baseUrl: url,
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
    fetch: (request) => send(fetch, request, request.method === 'GET' ? retries : 0),
  })
  transport.use({
    async onResponse({ response }) {
      const error = await errorOf(response)
      if (error) throw error
    },
  })
  return transport
}

/** Only reads are tried again: a write may have happened although its answer was lost. */
async function send(fetch: typeof globalThis.fetch, request: Request, retries: number): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const last = attempt >= retries
    try {
      const response = await fetch(last ? request : request.clone())
      if (last || !PASSING.has(response.status)) return response
    } catch (cause) {
      if (request.signal.aborted) throw cause
      if (last)
        throw new RosterError(`No Roster server answers at ${new URL(request.url).origin}`, {
          status: 0,
          code: 'network',
          cause,
        })
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * 2 ** attempt))
  }
}

/** The body of an answer that succeeded. */
export async function dataOf<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await answer
  return data as Data
}

/** What was read, and the tag that `ifMatch` takes so that nobody else's change is overwritten. */
export interface Tagged<Value> {
  value: Value
  etag: string
}

export async function taggedOf<Data>(answer: Promise<{ data?: Data; response: Response }>): Promise<Tagged<Data>> {
  const { data, response } = await answer
  return { value: data as Data, etag: response.headers.get('etag') ?? '' }
}

export interface IfMatch {
  /** The etag that was read; the change is refused with code `precondition_failed` where the row has moved on. */
  ifMatch?: string
}

export const ifMatchHeader = ({ ifMatch }: IfMatch): { 'if-match'?: string } => (ifMatch ? { 'if-match': ifMatch } : {})
