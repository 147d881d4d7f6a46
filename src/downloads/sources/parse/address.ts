// Whether an IP address is one that everybody on the internet reaches: IANA's special-purpose registries say which are not.
import { BlockList, isIPv6 } from 'node:net'

const IPV4 = (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 ' +
  '192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 ' +
  '224.0.0.0/4 240.0.0.0/4'
).split(' ')
/** Of IPv6 2000::/3 alone is given out; these lie within it and are not, or carry an IPv4 address. */
const IPV6 = '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20'.split(' ')

const forbidden = new BlockList()
for (const range of IPV4) addTo(forbidden, range, 'ipv4')
for (const range of IPV6) addTo(forbidden, range, 'ipv6')
const givenOut = new BlockList()
addTo(givenOut, '2000::/3', 'ipv6')

/** @param address an IPv4 or IPv6 address without brackets. */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? ''
  if (isIPv6(plain)) return givenOut.check(plain, 'ipv6') && !forbidden.check(plain, 'ipv6')
  return !forbidden.check(plain, 'ipv4')
}

function addTo(list: BlockList, range: string, kind: 'ipv4' | 'ipv6'): void {
  const [network = '', bits] = range.split('/')
  list.addSubnet(network, Number(bits), kind)
}
