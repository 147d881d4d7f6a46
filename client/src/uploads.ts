import { errorOf, RosterError } from './error.ts'
import type { components } from './schema.ts'
import { dataOf, type RosterOptions, type Transport } from './transport.ts'
import { type ByteStream, sourceOf, type UploadSource } from './upload-source.ts'

export type Upload = components['schemas']['Upload']
export type UploadList = components['schemas']['UploadList']

/** What is said of the file; it stands above what the file says of itself. */
export interface UploadFacts {
  /** Of the model; made from its name where it is not given. */
  id?: string
  name?: string
  type?: components['schemas']['Model']['type']
  family?: string
  base_model?: string
  description?: string
  /** The file is refused where it has another. */
  sha256?: string
}

export interface UploadOptions extends UploadFacts {
  /** With its ending, such as `model.safetensors`. @default the name of a `File` */
  filename?: string
  /** Goes on with the upload of this id, which an earlier call was told of. */
  resume?: string
  /** Is told the id as soon as there is one: what an interrupted upload goes on by. */
  onStart?: (id: string) => void
  onProgress?: (progress: { sent: number; total: number }) => void
  /** Stops it; what has arrived stays for seven days. */
  signal?: AbortSignal
}

const PATH = '/api/v1/uploads'
const FIRST_PART_BYTES = 1024 * 1024
const SMALLEST_PART_BYTES = 256 * 1024
const LARGEST_PART_BYTES = 16 * 1024 * 1024
/** A part that takes about this long tells often enough how far it is, and costs little beside its bytes. */
const PART_MS = 1000
const TRIES = 8
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000
/** Answers after which the same bytes may go through: another connection had hold of it, a server on its way up. */
const PASSING: ReadonlySet<number> = new Set([0, 409, 423, 460, 500, 503, 504])

type Send = (
  method: string,
  path: string,
  init?: { headers?: Record<string, string>; body?: Blob },
) => Promise<Response>

export const uploads = ({ url = '', token, fetch = globalThis.fetch }: RosterOptions, transport: Transport) => ({
  /** Those that can go on and those that ended lately, oldest first; for admins, as all of this. */
  list: (query: { limit?: number; cursor?: string } = {}): Promise<UploadList> =>
    dataOf(transport.GET(PATH, { params: { query } })),

  read: (id: string): Promise<Upload> => dataOf(transport.GET(`${PATH}/{id}`, { params: { path: { id } } })),

  /** Ends it and removes what has arrived; a model that it became stays. */
  async remove(id: string): Promise<void> {
    await transport.DELETE(`${PATH}/{id}`, { params: { path: { id } } })
  },

  /**
   * Sends a file in parts, over lost connections too, until it is an installed model: `model_id` names it.
   * @throws RosterError where the server refuses it; `onStart` has told the id by which it may go on otherwise.
   */
  async send(file: Blob | ByteStream, options: UploadOptions = {}): Promise<Upload> {
    const { signal } = options
    const send: Send = async (method, path, { headers = {}, body } = {}) => {
      const credentials = token ? { authorization: `Bearer ${token}` } : {}
      const request = {
        method,
        headers: { ...credentials, 'tus-resumable': '1.0.0', ...headers },
        ...(body && { body }),
      }
      const response = await fetch(url + path, { ...request, ...(signal && { signal }) }).catch((cause: unknown) => {
        if (signal?.aborted) throw signal.reason
        throw new RosterError(`No Roster server answers at ${url || 'this address'}`, {
          status: 0,
          code: 'network',
          cause,
        })
      })
      const error = await errorOf(response)
      if (error) throw error
      return response
    }
    const source = sourceOf(file)
    try {
      const id = options.resume ?? (await begin(send, source.size, factsOf(file, options)))
      options.onStart?.(id)
      await sendAll(send, `${PATH}/${id}`, source, options)
      return await dataOf(transport.GET(`${PATH}/{id}`, { params: { path: { id } } }))
    } finally {
      await source.close()
    }
  },
})

function factsOf(file: Blob | ByteStream, options: UploadOptions): Record<string, string> {
  const { resume: _r, onStart: _s, onProgress: _p, signal: _a, filename, ...facts } = options
  const name = filename ?? ('name' in file && typeof file.name === 'string' ? file.name : '')
  return { filename: name, ...facts }
}

async function begin(send: Send, size: number, facts: Record<string, string>): Promise<string> {
  const metadata = Object.entries(facts).map(([key, value]) => `${key} ${base64(value)}`)
  const headers = { 'upload-length': String(size), 'upload-metadata': metadata.join(',') }
  const response = await send('POST', PATH, { headers })
  return response.headers.get('location')?.split('/').at(-1) ?? ''
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

async function sendAll(send: Send, path: string, source: UploadSource, { onProgress, signal }: UploadOptions) {
  const ask = async () => offsetOf(await send('HEAD', path))
  let failures = 0
  let partBytes = FIRST_PART_BYTES
  let isKnown = false
  let place = { offset: 0, isComplete: false }
  while (!place.isComplete) {
    try {
      if (!isKnown) place = await ask()
      isKnown = true
      if (place.isComplete) break
      const body = await source.read(place.offset, partBytes)
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(place.offset) }
      const before = { offset: place.offset, time: performance.now() }
      place = offsetOf(await send('PATCH', path, { headers, body }))
      partBytes = nextPart(partBytes, performance.now() - before.time)
      if (place.offset > before.offset) failures = 0
      onProgress?.({ sent: place.offset, total: source.size })
    } catch (error) {
      if (!RosterError.isInstance(error) || !PASSING.has(error.status) || ++failures >= TRIES) throw error
      isKnown = false
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), signal)
    }
  }
}

/** At most twice as large and at least half as large as the one before, which took `ms`. */
function nextPart(bytes: number, ms: number): number {
  const factor = Math.min(2, Math.max(0.5, PART_MS / Math.max(ms, 1)))
  return Math.min(LARGEST_PART_BYTES, Math.max(SMALLEST_PART_BYTES, Math.round(bytes * factor)))
}

const offsetOf = ({ headers }: Response) => ({
  offset: Number(headers.get('upload-offset')),
  isComplete: headers.get('upload-complete') === '?1',
})

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const timer = setTimeout(done, ms)
    function done() {
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}
