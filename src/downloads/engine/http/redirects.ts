// Follows redirects by hand: each hop is judged, and a token goes to the origin that it was given for and to no other.
import { RosterError } from '../../../core/errors.ts'
import { version } from '../../../core/version.ts'
import { kindOf } from './addresses.ts'
import type { Connections } from './connections.ts'
import { type Ask, beginningOf, exchange, type Headers, type Reply } from './exchange.ts'
import type { Gate, Passage } from './gate.ts'
import type { Endpoint } from './origin.ts'
import { blocked, checkUrl, hostOf, type Reach } from './reach.ts'

export interface Followed extends Reply {
  /** The last hop. It may be signed: never logged, kept or answered. */
  url: URL
  reach: Reach
  /** The headers of the redirects on the way: storage does not repeat what a hub says on them. */
  linked: Headers
  /** Paths of all hops. */
  paths: readonly string[]
}

export type Wanted = Pick<Ask, 'signal' | 'stallMs' | 'method' | 'body'> &
  Passage & {
    headers?: Record<string, string>
  }

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const MOST_HOPS = 10
/** A short body is read to its end, so that its connection serves the next request. */
const LONGEST_REDIRECT = 65_536
// Never a browser's: hosts answer browsers with a login page where they answer programs with an error.
const USER_AGENT = `Roster/${version} (self-hosted model registry)`

export class Redirects {
  readonly #connections: Connections
  readonly #gate: Gate
  readonly #allowPrivate: boolean

  constructor(connections: Connections, gate: Gate, allowPrivate: boolean) {
    this.#connections = connections
    this.#gate = gate
    this.#allowPrivate = allowPrivate
  }

  /** @throws RosterError blocked_address where a hop leads where it may not, before any connection to it. */
  async follow(endpoint: Endpoint, wanted: Wanted): Promise<Followed> {
    let hop = { url: endpoint.url, reach: this.#firstReach(endpoint) }
    const linked: Record<string, string | undefined> = {}
    const paths: string[] = []
    let { authorization } = endpoint
    let { headers = {} } = wanted
    for (let count = 0; count <= MOST_HOPS; count++) {
      paths.push(hop.url.pathname)
      const reply = await this.ask(hop.url, hop.reach, { ...wanted, headers }, authorization)
      const { location } = reply.headers
      if (!REDIRECTS.has(reply.status) || location === undefined) return { ...reply, ...hop, linked, paths }
      void beginningOf(reply, LONGEST_REDIRECT)
      // But not where it leads: that is often signed.
      Object.assign(linked, reply.headers, { location: undefined })
      const next = await this.#nextHop(location, hop, endpoint)
      if (next.url.origin !== endpoint.url.origin) authorization = undefined
      if (next.url.origin !== hop.url.origin) headers = withoutIfRange(headers)
      hop = next
    }
    throw new RosterError(
      'blocked_address',
      `${endpoint.url.host} redirects more than ${MOST_HOPS} times; its address never ends at a file`,
    )
  }

  /** One request to an address that is known to be the last. */
  async ask(url: URL, reach: Reach, wanted: Wanted, authorization?: string): Promise<Reply> {
    checkUrl(url, reach)
    await this.#gate.pass(url.host, wanted)
    const agent = await this.#connections.agent(reach)
    const headers = {
      'user-agent': USER_AGENT,
      // Else a size would be that of the packed bytes, and no range would mean anything.
      'accept-encoding': 'identity',
      accept: '*/*',
      ...wanted.headers,
      ...(authorization !== undefined && { authorization }),
    }
    const reply = await exchange(agent, this.#connections.slabs, { ...wanted, url, headers })
    this.#gate.heard(url.host, reply.status)
    return reply
  }

  #firstReach({ trust }: Endpoint): Reach {
    if (trust === 'endpoint') return 'any'
    return this.#allowPrivate ? 'own' : 'global'
  }

  async #nextHop(location: string, from: { url: URL; reach: Reach }, endpoint: Endpoint) {
    const url = URL.parse(ownAddress(location, endpoint), from.url.href)
    if (!url) throw blocked(`${from.url.host} redirects to something that is no address`)
    if (from.url.protocol === 'https:' && url.protocol === 'http:')
      throw blocked(`${from.url.host} redirects from https to http`)
    const reach = await this.#reachOf(url, endpoint)
    checkUrl(url, reach)
    return { url, reach }
  }

  async #reachOf(url: URL, endpoint: Endpoint): Promise<Reach> {
    if (endpoint.trust !== 'endpoint') return this.#firstReach(endpoint)
    if (url.origin === endpoint.url.origin) return 'any'
    return this.#allowPrivate || (await this.#isPrivate(endpoint.url)) ? 'own' : 'global'
  }

  async #isPrivate(url: URL): Promise<boolean> {
    const host = hostOf(url)
    const addresses = await this.#connections.resolve(host)
    return addresses.some(({ address }) => kindOf(address) !== 'global')
  }
}

/** A mirror often passes on what the site said that it mirrors: there the token would not go, and nobody meant it. */
function ownAddress(location: string, { mirror }: Endpoint): string {
  return mirror && location.startsWith(`${mirror.of}/`) ? mirror.at + location.slice(mirror.of.length) : location
}

/** The ETag in it is one host's; another's storage has its own for the same bytes. */
function withoutIfRange({ 'if-range': _, ...headers }: Record<string, string>): Record<string, string> {
  return headers
}
