// Rows 30 and 31 at every hop: a chain that begins at public hosts is followed among them, and never to where it may not lead.
import type { LookupAddress } from 'node:dns'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fetching, openFetching } from '../../../test/support/fetching.ts'
import { safetensors } from '../../../test/support/hub.ts'
import { openPublicHosts, PUBLIC_ADDRESS, type PublicHosts } from '../../../test/support/public-hosts.ts'
import type { Upstream } from './index.ts'

const WEIGHTS = safetensors(100_000, 51)
const BYTES = Buffer.concat([...WEIGHTS.slices(0, WEIGHTS.size)])
const blocked = { code: 'blocked_address' }

let at: Fetching
let hosts: PublicHosts
/** Where the last public host of a chain leads to. */
let to: string
/** What a name leads to, look-up by look-up; the last stays. */
let names: Record<string, string[]>
beforeEach(async () => {
  at = await openFetching({})
  names = {}
  hosts = await openPublicHosts((request, response) => {
    const left = Number(/^\/hops\/(\d)$/.exec(request.url ?? '')?.[1] ?? Number.NaN)
    if (request.url === '/file') response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES)
    else response.writeHead(302, { location: left > 1 ? `https://h${left}.public.example/hops/${left - 1}` : to }).end()
  })
})
afterEach(async () => {
  await hosts.close()
  await at.close()
})

const family = (address: string) => (address.includes(':') ? 6 : 4)
const resolve = async (name: string): Promise<LookupAddress[]> => {
  const [address = PUBLIC_ADDRESS, ...later] = names[name] ?? []
  if (later.length > 0) names[name] = later
  return [{ address, family: family(address) }]
}
const engine = (allowPrivateUrls = false): Upstream => at.engine({ resolve, allowPrivateUrls, retryBaseMs: 1 })
const file = (path: string) => ({
  ...at.wanted('model.safetensors', WEIGHTS),
  origin: at.origin('model.safetensors', { url: new URL(`https://start.public.example${path}`), trust: 'public' }),
})
const fetchBy = (path: string, upstream = engine()) => at.fetch(file(path), {}, upstream)

/** One of each of IANA's special-purpose registries, and addresses that lead to one of them. */
const SPECIAL = [
  ['this network', '0.0.0.1'],
  ['private', '10.1.2.3'],
  ['shared by a provider', '100.64.0.1'],
  ['loopback', '127.0.0.2'],
  ['link-local, where clouds keep secrets', '169.254.169.254'],
  ['private', '172.16.0.1'],
  ['IETF protocols', '192.0.0.8'],
  ['documentation', '192.0.2.1'],
  ['AS112', '192.31.196.1'],
  ['AMT', '192.52.193.1'],
  ['6to4 relay', '192.88.99.1'],
  ['private', '192.168.0.1'],
  ['AS112', '192.175.48.1'],
  ['benchmarks', '198.18.0.1'],
  ['documentation', '198.51.100.1'],
  ['documentation', '203.0.113.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['loopback', '::1'],
  ['unspecified', '::'],
  ['mapped', '::ffff:10.0.0.1'],
  ['mapped', '::ffff:93.184.215.14'],
  ['translated by NAT64', '64:ff9b::a00:1'],
  ['translated locally', '64:ff9b:1::1'],
  ['discard', '100::1'],
  ['IETF protocols', '2001::1'],
  ['documentation', '2001:db8::1'],
  ['6to4', '2002:a00:1::1'],
  ['AS112', '2620:4f:8000::1'],
  ['documentation', '3fff::1'],
  ['segment routing', '5f00::1'],
  ['unique local', 'fc00::1'],
  ['link-local', 'fe80::1'],
  ['multicast', 'ff02::1'],
] as const

describe('row 30: a chain of redirects among public hosts', () => {
  it('is followed to its end', async () => {
    to = 'https://end.public.example/file'
    expect((await fetchBy('/hops/3')).sha256).toBe(WEIGHTS.sha256)
    expect(hosts.tried).toEqual(Array(4).fill(PUBLIC_ADDRESS))
  })

  it.each(SPECIAL)(
    'does not lead to an address that is %s (%s), and no connection to it is tried',
    async (_, address) => {
      const host = address.includes(':') ? `[${address}]` : address
      for (const hops of [1, 3]) {
        to = `https://${host}/file`
        await expect(fetchBy(`/hops/${hops}`)).rejects.toMatchObject(blocked)
        // Nor by a name that leads to it.
        to = 'https://inside.example/file'
        names['inside.example'] = [address]
        await expect(fetchBy(`/hops/${hops}`)).rejects.toMatchObject(blocked)
      }
      names['start.public.example'] = [address]
      await expect(fetchBy('/file')).rejects.toMatchObject(blocked)
      expect(new Set(hosts.tried)).toEqual(new Set([PUBLIC_ADDRESS]))
    },
  )

  it('leads into a network of its own where that is allowed, but never to what clouds keep there', async () => {
    to = 'http://[fd00:ec2::254]/latest'
    await expect(fetchBy('/hops/1', engine(true))).rejects.toMatchObject(blocked)
    to = 'https://10.0.0.1/file'
    await expect(fetchBy('/hops/1', engine(true))).rejects.toMatchObject({ code: 'network' })
    expect(new Set(hosts.tried)).toEqual(new Set([PUBLIC_ADDRESS, '10.0.0.1']))
  })
})

describe('row 30: a name that is public at first and private afterwards', () => {
  it('gains nothing: each connection goes to the address that was judged for it', async () => {
    // Nobody is at the first address, so that the name is asked for again.
    to = 'https://rebinding.example:8443/file'
    names['rebinding.example'] = ['93.184.215.15', '127.0.0.1']
    await expect(fetchBy('/hops/1')).rejects.toMatchObject(blocked)
    expect(hosts.tried).toContain('93.184.215.15')
    expect(hosts.tried).not.toContain('127.0.0.1')
  })

  it('is asked for once for each connection, and the answer is what is connected to', async () => {
    names['start.public.example'] = [PUBLIC_ADDRESS, '127.0.0.1']
    expect((await fetchBy('/file')).sha256).toBe(WEIGHTS.sha256)
    expect(hosts.tried).toEqual([PUBLIC_ADDRESS])
  })
})

describe('row 31: a redirect from https to http', () => {
  it.each([false, true])('is refused, whether private networks are allowed (%s) or not', async (allowPrivateUrls) => {
    to = 'http://end.public.example/file'
    await expect(fetchBy('/hops/1', engine(allowPrivateUrls))).rejects.toMatchObject({
      ...blocked,
      message: expect.stringContaining('from https to http'),
    })
    expect(hosts.tried).toEqual([PUBLIC_ADDRESS])
  })
})
