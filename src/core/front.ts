// What stands between this server and whoever asks, and what a request tells of the way that it came.
import { isIPv6 } from 'node:net'

export interface Front {
  /** This server speaks HTTPS itself. */
  tls: boolean
  /** A proxy stands before it, and what its X-Forwarded headers say is true. */
  trustsProxy: boolean
}

/** The scheme that the caller used, where it can be known. */
export function schemeOf(headers: Headers, { tls, trustsProxy }: Front): 'http' | 'https' | undefined {
  const told = trustsProxy ? lastOf(headers.get('x-forwarded-proto'))?.toLowerCase() : undefined
  if (told === 'http' || told === 'https') return told
  return tls ? 'https' : undefined
}

/** The host that the caller asked for: a proxy may ask this server under another name. */
export const hostOf = (headers: Headers, { trustsProxy }: Front): string | undefined =>
  (trustsProxy ? lastOf(headers.get('x-forwarded-host')) : undefined) ?? headers.get('host') ?? undefined

/** What addresses in an answer begin with; empty, so that they are relative, where no host that the request names is one. */
export function originOf(headers: Headers, front: Front): string {
  const scheme = schemeOf(headers, front) ?? 'http'
  const hosts = [hostOf(headers, front), headers.get('host')].filter((host) => host)
  const named = hosts
    .map((host) => URL.parse(`${scheme}://${host}`))
    .find((url) => url?.hostname && url.pathname === '/')
  return named?.origin ?? ''
}

/** Whom failures are counted for. The proxy adds the last hop itself; all before it anybody may have written. */
export function addressOf(headers: Headers, socketAddress: string | undefined, { trustsProxy }: Front): string {
  const told = trustsProxy ? lastOf(headers.get('x-forwarded-for')) : undefined
  return networkOf(told ?? socketAddress ?? 'unknown')
}

const lastOf = (list: string | null): string | undefined => list?.split(',').at(-1)?.trim() || undefined

const LONGEST = 64

/** One household has one IPv4 address or one IPv6 network of 64 bits, within which an address costs nothing. */
function networkOf(text: string): string {
  const address = text.slice(0, LONGEST).replace(/^\[(.*)\](:\d+)?$/, '$1')
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const canonical = URL.parse(`http://[${address.replace(/%.*$/, '')}]`)?.hostname.slice(1, -1) ?? address
  const [head = '', tail] = canonical.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
