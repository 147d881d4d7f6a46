// One for each server: guarded requests to upstreams, with one gate and one set of connections for all of them.
import { type Asking, type JsonAnswer, type JsonAsk, type Probe, probe, readJson, readRange } from './http/ask.ts'
import { Connections } from './http/connections.ts'
import { Gate } from './http/gate.ts'
import type { Endpoint, Origin } from './http/origin.ts'
import { checkUrl, type Resolve } from './http/reach.ts'
import { Redirects } from './http/redirects.ts'

export interface UpstreamOptions {
  /** ROSTER_STALL_TIMEOUT_SECONDS: a side that sends nothing for so long is gone. */
  stallSeconds: number
  /** ROSTER_RETRY_BASE_MS: the first pause before something is tried again. */
  retryBaseMs: number
  /** ROSTER_ALLOW_PRIVATE_URLS */
  allowPrivateUrls: boolean
  /** Replaces the system's resolver. */
  resolve?: Resolve | undefined
}

export interface Upstream {
  readJson(endpoint: Endpoint, ask?: JsonAsk): Promise<JsonAnswer>
  readRange(origin: Origin, offset: number, length: number, signal?: AbortSignal): Promise<Buffer>
  probe(origin: Origin, signal?: AbortSignal): Promise<Probe>
  close(): Promise<void>
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const connections = new Connections(options.resolve)
  const asking: Asking = {
    redirects: new Redirects(connections, options.allowPrivateUrls),
    gate: new Gate(),
    stallMs: options.stallSeconds * 1000,
    retryBaseMs: options.retryBaseMs,
  }
  return {
    readJson: (endpoint, ask) => readJson(asking, endpoint, ask),
    readRange: (origin, offset, length, signal) => readRange(asking, origin, offset, length, signal),
    probe: (origin, signal) => probe(asking, origin, signal),
    close: () => connections.drop(),
  }
}

/** What can be refused at once, before anybody is asked. @throws RosterError blocked_address */
export const checkPublicUrl = (url: URL, allowPrivateUrls: boolean): void =>
  checkUrl(url, allowPrivateUrls ? 'own' : 'global')
