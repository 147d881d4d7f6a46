import type { Download } from './downloads.ts'
import { errorOf, type RosterError } from './error.ts'
import type { Job } from './jobs.ts'
import { linesOf } from './lines.ts'
import type { components } from './schema.ts'
import type { RosterOptions } from './transport.ts'

export type ChangeEvent = components['schemas']['ChangeEvent']
export type LibraryEvent = components['schemas']['LibraryEvent']

export interface EventListener {
  onChange: (event: ChangeEvent) => void
  /** Called with each download that has come further; those that ended while nobody listened are in `downloads.list()`. */
  onDownload?: (download: Download) => void
  /** Called when installed models came, went or changed, such as by a scan or a verification. */
  onLibrary?: (event: LibraryEvent) => void
  /** Called with each job that has come further: one's own, and for an admin all. */
  onJob?: (job: Job) => void
  /**
   * Called with false when the connection is lost, and with true each time that it stands: read again what is shown, or
   * the first time what was read before this revision of the catalog.
   */
  onConnection?: (connected: boolean, revision?: number) => void
  /** Called where the server refuses to be followed, such as without a token that it wants; then nobody follows. */
  onRefused?: (error: RosterError) => void
}

const RETRY_MS = 500
const LONGEST_RETRY_MS = 10_000
/** The server says something every 15 seconds; a connection that is silent for longer is dead. */
const SILENCE_MS = 40_000
/** Answers that will be the same the next time. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404])

type Ask = (last: string | null, signal: AbortSignal) => Promise<Response>

interface State {
  last: string | null
  failures: number
}

/** By `fetch`, which there is in every browser and in Node, and which can send a token. */
export const events = ({ url = '', token, fetch = globalThis.fetch }: RosterOptions) => ({
  /** Follows the changes of the catalog, over lost connections too, until the function that it returns is called. */
  follow(listener: EventListener): () => void {
    const end = new AbortController()
    const ask: Ask = (last, signal) =>
      fetch(`${url}/api/v1/events`, {
        headers: {
          accept: 'text/event-stream',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(last !== null && { 'last-event-id': last }),
        },
        cache: 'no-store',
        signal,
      })
    void keepFollowing(ask, listener, end.signal)
    return () => end.abort()
  },
})

/** Goes on from the last revision that came, so that nothing is missed in between. */
async function keepFollowing(ask: Ask, listener: EventListener, end: AbortSignal): Promise<void> {
  const state: State = { last: null, failures: 0 }
  while (!end.aborted) {
    const refusal = await followOnce(ask, state, listener, end).catch(() => undefined)
    if (end.aborted) return
    tell(() => listener.onConnection?.(false))
    if (refusal) {
      tell(() => listener.onRefused?.(refusal))
      return
    }
    await pause(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** state.failures++), end)
  }
}

/** @returns why the server does not let itself be followed. @throws whatever ends a connection. */
async function followOnce(
  ask: Ask,
  state: State,
  listener: EventListener,
  end: AbortSignal,
): Promise<RosterError | undefined> {
  const connection = new AbortController()
  const cut = () => connection.abort()
  end.addEventListener('abort', cut, { once: true })
  let timer = setTimeout(cut, SILENCE_MS)
  try {
    const response = await ask(state.last, connection.signal)
    const error = await errorOf(response)
    if (error) return REFUSED.has(error.status) ? error : undefined
    if (!response.body) return undefined
    state.failures = 0
    // What the server has seen by now is where a lost connection goes on, also before a first change.
    const revision = response.headers.get('x-roster-revision')
    state.last ??= revision
    tell(() => listener.onConnection?.(true, Number(revision ?? 0)))
    const event = { id: state.last, name: '', data: '' }
    for await (const line of linesOf(response.body)) {
      if (end.aborted) return undefined
      clearTimeout(timer)
      timer = setTimeout(cut, SILENCE_MS)
      if (line.startsWith('id:')) event.id = line.slice(3).trim()
      else if (line.startsWith('event:')) event.name = line.slice(6).trim()
      else if (line.startsWith('data:')) event.data += line.slice(5).trim()
      else if (line === '' && event.data) {
        const { name, data } = event
        state.last = event.id
        Object.assign(event, { name: '', data: '' })
        if (name === 'download') tell(() => listener.onDownload?.(JSON.parse(data) as Download))
        else if (name === 'library') tell(() => listener.onLibrary?.(JSON.parse(data) as LibraryEvent))
        else if (name === 'job') tell(() => listener.onJob?.(JSON.parse(data) as Job))
        else tell(() => listener.onChange(JSON.parse(data) as ChangeEvent))
      }
    }
    return undefined
  } finally {
    clearTimeout(timer)
    end.removeEventListener('abort', cut)
    cut()
  }
}

/** What a listener throws is its own fault and no lost connection: it surfaces as if nobody had called it. */
function tell(call: () => void): void {
  try {
    call()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

const pause = (milliseconds: number, end: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      end.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    end.addEventListener('abort', done)
  })
