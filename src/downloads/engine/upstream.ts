// One for each server: guarded requests to upstreams, with one gate and one set of connections for all of them.
import { fetchFile } from './file/fetch.ts'
import { type FileSystem, systemFiles } from './file/files.ts'
import { LIMITS, type Limits } from './file/limits.ts'
import { Places } from './file/place.ts'
import { discard, type Published, type PublishRequest, publish } from './file/publish.ts'
import { Slots } from './file/slots.ts'
import { type Clocks, Wake } from './file/wake.ts'
import type { Fetched, FetchRequest } from './file/wanted.ts'
import { type Asking, type JsonAnswer, type JsonAsk, type Probe, probe, readJson, readRange } from './http/ask.ts'
import { Connections } from './http/connections.ts'
import { Gate, type OnWait } from './http/gate.ts'
import type { Endpoint, Origin } from './http/origin.ts'
import { checkUrl, type Resolve } from './http/reach.ts'
import { Redirects } from './http/redirects.ts'
import { type Taken, type TakeRequest, takeFile } from './http/take.ts'

export interface UpstreamOptions {
  /** ROSTER_STALL_TIMEOUT_SECONDS: a side that sends nothing for so long is gone. */
  stallSeconds: number
  /** ROSTER_RETRY_BASE_MS: the first pause before something is tried again. */
  retryBaseMs: number
  /** ROSTER_ALLOW_PRIVATE_URLS */
  allowPrivateUrls: boolean
  limits?: Partial<Limits>
  /** Replaces the system's resolver. */
  resolve?: Resolve | undefined
  /** Replaces the file system. */
  files?: FileSystem | undefined
  clocks?: Clocks | undefined
}

/** Small answers; without more, as patiently as a person who waits for them. */
export interface Asker {
  readJson(endpoint: Endpoint, ask?: JsonAsk): Promise<JsonAnswer>
  readRange(origin: Origin, offset: number, length: number, signal?: AbortSignal): Promise<Buffer>
  probe(origin: Origin, signal?: AbortSignal): Promise<Probe>
}

export interface Upstream extends Asker {
  /** As patient as a download, which nobody sits before: it waits as it is asked to, and goes on. */
  patient(onWait: OnWait): Asker
  /** Takes a file of which nothing is known but how large it may be. */
  takeFile(endpoint: Endpoint, request: TakeRequest): Promise<Taken>
  /** Leaves a verified and synced partial; where it was interrupted, it goes on. */
  fetchFile(request: FetchRequest): Promise<Fetched>
  /** Makes what was fetched visible. */
  publish(request: PublishRequest): Promise<Published>
  /** Removes a partial and all that belongs to it. */
  discard(partial: string): Promise<void>
  close(): Promise<void>
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const { stallSeconds, retryBaseMs, allowPrivateUrls, files = systemFiles } = options
  const limits: Limits = { ...LIMITS, ...options.limits }
  const connections = new Connections(options.resolve)
  const gate = new Gate(retryBaseMs)
  const asking = {
    redirects: new Redirects(connections, gate, allowPrivateUrls),
    stallMs: stallSeconds * 1000,
    retryBaseMs,
  }
  const places = new Places(files)
  const slots = new Slots(limits.connections)
  const wake = new Wake(() => void connections.drop(), options.clocks)
  const tools = { ...asking, gate, connections, places, slots, wake, limits, files }
  return {
    ...askerOf(asking),
    patient: (onWait) => askerOf({ ...asking, patience: {}, onWait }),
    takeFile: (endpoint, request) => takeFile(asking, endpoint, request),
    fetchFile: (request) => fetchFile(request, tools),
    publish: (request) => publish(request, places, files),
    discard: (partial) => discard(partial, files),
    close: () => connections.drop(),
  }
}

const askerOf = (asking: Asking): Asker => ({
  readJson: (endpoint, ask) => readJson(asking, endpoint, ask),
  readRange: (origin, offset, length, signal) => readRange(asking, origin, offset, length, signal),
  probe: (origin, signal) => probe(asking, origin, signal),
})

/** What can be refused at once, before anybody is asked. @throws RosterError blocked_address */
export const checkPublicUrl = (url: URL, allowPrivateUrls: boolean): void =>
  checkUrl(url, allowPrivateUrls ? 'own' : 'global')
