// Which addresses a download may reach: IANA's special-purpose registries, and what lies inside of mapped ones.
import { BlockList, isIP } from 'node:net'

type Network = readonly [address: string, prefix: number]

/** Networks of a person's own: reached only where that is asked for. */
const OWN_V4: readonly Network[] = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
]
const OWN_V6: readonly Network[] = [
  ['::1', 128],
  ['fc00::', 7],
]

/** Not globally reachable, whatever is asked for: this network, link-local (clouds keep their secrets there), tests, multicast. */
const NEVER_V4: readonly Network[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
const NEVER_V6: readonly Network[] = [
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
]
/** Global unicast is all that is handed out; within it these are not, or lead into IPv4 by a way that nobody checked. */
const GLOBAL_V6: Network = ['2000::', 3]
const SPECIAL_V6: readonly Network[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const listOf = (networks: readonly Network[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, family)
  return list
}

const own = { 4: listOf(OWN_V4, 'ipv4'), 6: listOf(OWN_V6, 'ipv6') }
const never = { 4: listOf(NEVER_V4, 'ipv4'), 6: listOf(NEVER_V6, 'ipv6') }
const global6 = listOf([GLOBAL_V6], 'ipv6')
const special6 = listOf(SPECIAL_V6, 'ipv6')

/** `own`: a network of a person's own. `forbidden`: nobody's, or one that no download leads to. */
export type Kind = 'global' | 'own' | 'forbidden'

/** @param address IPv4 or IPv6 as text, without brackets; a zone makes it link-local. */
export function kindOf(address: string): Kind {
  const family = isIP(address)
  if (family === 4) return never[4].check(address) ? 'forbidden' : own[4].check(address) ? 'own' : 'global'
  if (family !== 6 || address.includes('%')) return 'forbidden'
  // A mapped address is judged as what it leads to, except that it never counts as global.
  const mapped = mappedV4(address)
  if (mapped !== undefined) return kindOf(mapped) === 'own' ? 'own' : 'forbidden'
  if (never[6].check(address, 'ipv6')) return 'forbidden'
  if (own[6].check(address, 'ipv6')) return 'own'
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6') ? 'global' : 'forbidden'
}

/** The IPv4 address of `::ffff:a.b.c.d` in any of its spellings. */
function mappedV4(address: string): string | undefined {
  const plain = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? ''
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain)
  if (!match) return undefined
  const [high, low] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)]
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}
