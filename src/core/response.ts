// An answer as what it is sent from: a status, lines of headers, a body. To all who ask it is a web `Response`, but it
// becomes a whole one only where somebody asks for more than these: to make one took longer than to find a model.
import { standIn } from './stand-in.ts'

type AnyBody = ConstructorParameters<typeof Response>[0]
type AnyHeaders = ConstructorParameters<typeof Headers>[0]
type Bytes = Uint8Array<ArrayBuffer>
export type Body = string | Bytes | ReadableStream<Bytes> | null

/** What an answer is sent from. */
export interface Parts {
  status: number
  /** Names and values in turn, as Node writes them. Whoever sends them may add to them. */
  lines: string[]
  body: Body
}

interface Init {
  status?: number
  headers?: AnyHeaders
}

const Whole = globalThis.Response

class PlainResponse {
  readonly status: number
  readonly #body: Body
  readonly #lines: string[]
  /** They count instead of the lines, once somebody has asked for them. */
  #headers: Headers | undefined
  #whole: Response | undefined

  constructor(body: AnyBody = null, { status = 200, headers }: Init = {}, lines?: string[]) {
    this.status = status
    this.#body = isSent(body) ? body : null
    this.#lines = lines ?? (isRecord(headers) ? linesOf(Object.entries(headers)) : [])
    if (!isSent(body)) this.#whole = new Whole(body, { status, ...(headers && { headers }) })
    else if (headers && !isRecord(headers)) this.#headers = new Headers(headers)
  }

  /** The parts of a response; of one that something else has made, as far as it shows them. */
  static partsOf(response: Response): Parts {
    const { status } = response
    if (!(#lines in response)) return { status, lines: linesOf(response.headers), body: response.body as Body }
    const { headers, body } = response.#whole ?? { headers: response.#headers, body: response.#body }
    return { status, lines: headers ? linesOf(headers) : response.#lines, body: body as Body }
  }

  /** Adds those lines whose names a response has not yet. */
  static complete(response: Response, lines: readonly string[]): void {
    const isPlain = #lines in response && !response.#whole && !response.#headers
    if (!isPlain)
      for (const [name, value] of pairsOf(lines)) response.headers.has(name) || response.headers.set(name, value)
    else {
      const own = response.#lines.map((line) => line.toLowerCase())
      for (const [name, value] of pairsOf(lines)) if (!own.includes(name)) response.#lines.push(name, value)
    }
  }

  get headers(): Headers {
    if (this.#whole) return this.#whole.headers
    this.#headers ??= new Headers(pairsOf(this.#lines))
    return this.#headers
  }

  get whole(): Response {
    this.#whole ??= new Whole(this.#body, { status: this.status, headers: this.headers })
    return this.#whole
  }
}
standIn(PlainResponse, Whole, ['status'])

const isSent = (body: AnyBody): body is Body =>
  body === null || typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream

const isRecord = (headers: AnyHeaders): headers is Record<string, string> =>
  headers !== undefined && !Array.isArray(headers) && !(headers instanceof Headers)

function linesOf(headers: Iterable<[string, string]>): string[] {
  const lines: string[] = []
  for (const [name, value] of headers) lines.push(name, value)
  return lines
}

const pairsOf = (lines: readonly string[]): [string, string][] =>
  lines.flatMap((name, index) => (index % 2 === 0 ? [[name, lines[index + 1] ?? '']] : []))

export const { partsOf, complete } = PlainResponse

/** Sets one line among others, in place of one of the same name. */
export function setLine(lines: string[], name: string, value: string): void {
  for (let index = 0; index < lines.length; index += 2)
    if (lines[index] === name) {
      lines[index + 1] = value
      return
    }
  lines.push(name, value)
}

/** @param lines of headers: names, in lower case, and values in turn. The answer takes them over. */
export const plainResponse = (body: Body, status: number, lines: string[]): Response =>
  new PlainResponse(body, { status }, lines) as unknown as Response

/** What the HTTP library makes of `c.json` and its kin is plain as well: it knows the global name alone. */
export function usePlainResponses(): void {
  globalThis.Response = PlainResponse as unknown as typeof Response
}
