// Connections to upstreams: HTTP/1.1, each made to an address that was judged a moment before, so that no name can change between.
import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import type { Dispatcher } from 'undici'
import { allowed, type Reach, type Resolve } from './reach.ts'
import { Slabs } from './slabs.ts'

const CONNECT_TIMEOUT_MS = 10_000
/** A dead address of a name must not cost much before its next one is tried. */
const NEXT_ADDRESS_MS = 500
const LARGEST_HEADERS = 64 * 1024
const IDLE_MS = 10_000

const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true })

export class Connections {
  readonly resolve: Resolve
  readonly slabs = new Slabs()
  readonly #agents = new Map<Reach, Dispatcher>()

  constructor(resolve: Resolve = resolveBySystem) {
    this.resolve = resolve
  }

  /** Connections of different reach are never mixed: one that was allowed here would be forbidden there. */
  async agent(reach: Reach): Promise<Dispatcher> {
    // Loaded when needed: a server that downloads nothing stays small.
    const { Agent, buildConnector } = await import('undici')
    const known = this.#agents.get(reach)
    if (known) return known
    const connecting = {
      allowH2: false,
      timeout: CONNECT_TIMEOUT_MS,
      lookup: this.#lookup(reach),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    }
    const agent = new Agent({
      allowH2: false,
      pipelining: 1,
      maxHeaderSize: LARGEST_HEADERS,
      keepAliveTimeout: IDLE_MS,
      // The watchdog of an exchange is ours: undici's own rests while a body waits to be read.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (options, callback) => {
        const { onread, attach } = this.slabs.reader()
        const connect = buildConnector({ ...connecting, onread })
        connect(options, (...[error, socket]) => {
          if (socket) attach(socket)
          callback(...([error, socket] as Parameters<typeof callback>))
        })
      },
    })
    this.#agents.set(reach, agent)
    return agent
  }

  #lookup(reach: Reach): LookupFunction {
    return (hostname, options, callback) => {
      this.resolve(hostname)
        .then((addresses) => {
          const family = options.family === 4 || options.family === 6 ? options.family : undefined
          const wanted = addresses.filter((each) => family === undefined || each.family === family)
          const kept = allowed(hostname, wanted, reach)
          const [first] = kept
          if (!first) callback(notFound(hostname), '')
          else if (options.all) callback(null, kept)
          else callback(null, first.address, first.family)
        })
        .catch((error: NodeJS.ErrnoException) => callback(error, ''))
    }
  }

  /** Ends every connection; what is on its way fails. The next request makes new ones. */
  async drop(): Promise<void> {
    const agents = [...this.#agents.values()]
    this.#agents.clear()
    await Promise.all(agents.map((agent) => agent.destroy()))
  }
}

const notFound = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' })
