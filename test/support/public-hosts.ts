// Hosts that count as public: names below public.example at a public address, whose connections end at a server of this machine.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, isIP, type LookupFunction, Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { vi } from 'vitest'

/** Belongs to nobody who could be asked: every connection to it is taken over. */
export const PUBLIC_ADDRESS = '93.184.215.14'

export interface PublicHosts {
  /** Every address that a connection was tried to, in order. */
  readonly tried: string[]
  close(): Promise<void>
}

interface ConnectOptions {
  host: string
  port: number
  lookup?: LookupFunction
}

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8')

/**
 * Replaces the connector: what would go to the public address comes here, loopback goes through, and nothing else
 * leaves, but all of it is written down.
 */
export async function openPublicHosts(handle: RequestListener): Promise<PublicHosts> {
  const certificates = getCACertificates('default')
  setDefaultCACertificates([...certificates, pem('public-cert')])
  const server = createServer({ cert: pem('public-cert'), key: pem('public-key') }, handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const tried: string[] = []
  const original = Socket.prototype.connect as (this: Socket, ...words: unknown[]) => Socket
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...words: unknown[]) {
    const [options, callback] = (Array.isArray(words[0]) ? words[0] : words) as [ConnectOptions, unknown]
    resolved(options, (error, address) => {
      if (error) {
        this.destroy(error)
        return
      }
      tried.push(address)
      if (address === PUBLIC_ADDRESS) original.call(this, { host: '127.0.0.1', port }, callback)
      else if (address === '127.0.0.1') original.call(this, { host: address, port: options.port }, callback)
      else this.destroy(Object.assign(new Error('nothing leaves this machine'), { code: 'ECONNREFUSED' }))
    })
    return this
  })
  return {
    tried,
    close: async () => {
      spy.mockRestore()
      setDefaultCACertificates(certificates)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The address that a connection would go to: after the look-up that it was given, as Node itself does it. */
function resolved({ host, lookup }: ConnectOptions, answer: (error: Error | null, address: string) => void): void {
  if (isIP(host)) process.nextTick(answer, null, host)
  else if (!lookup) process.nextTick(answer, new Error(`${host} would be looked up by the system`), '')
  else
    lookup(host, { all: true }, (error, addresses) => {
      const [first] = Array.isArray(addresses) ? addresses : []
      answer(error, first?.address ?? '')
    })
}
