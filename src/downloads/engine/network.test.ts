// What goes wrong between a server and here, over real connections: rows 1 to 9 of what the engine must do.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fetching, openFetching } from '../../../test/support/fetching.ts'
import { safetensors } from '../../../test/support/hub.ts'

const WEIGHTS = safetensors(2_000_000, 3)
const SEGMENT = 262_144

let at: Fetching
beforeEach(async () => {
  at = await openFetching({ 'model.safetensors': WEIGHTS, 'config.json': '{"a":1}', 'empty.json': '' })
})
afterEach(() => at.close())

const weights = () => at.wanted('model.safetensors', WEIGHTS)
const unknown = () => at.wanted('model.safetensors')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const ranges = () => at.hub.requests.filter(({ on }) => on === 'cdn').map(({ headers }) => headers.range)
const expectWhole = async (file = weights()) => {
  expect(sha256(await at.fetchAndPublish(file))).toBe(WEIGHTS.sha256)
  expect(await at.names()).toEqual(['model.safetensors'])
}

describe('what breaks on the way', () => {
  it('row 1: goes on at the byte where a connection broke, as often as bytes come', async () => {
    at.hub.setFault({ kind: 'cut', after: 100_000 })
    await expectWhole()
    expect(ranges()).toContain('bytes=100000-262143')
    expect(at.hub.sentBytes).toBeLessThan(WEIGHTS.size + SEGMENT)
  })

  it('row 1: gives up as `network` where not a byte comes', async () => {
    at.hub.setFault({ kind: 'cut', after: 0 })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'network' })
    expect(at.hub.requests.filter(({ on }) => on === 'cdn').length).toBeLessThan(25)
  })

  it('row 2: leaves a server that fell silent, and asks for a new address after three times', async () => {
    at.hub.setFault({ kind: 'stall', after: 100, times: 3 })
    const upstream = at.engine({ stallSeconds: 0.15, limits: { connectionsPerFile: 1 } })
    const fetched = await at.fetch(weights(), {}, upstream)
    expect(fetched.sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.requests.filter(({ on }) => on === 'hub')).toHaveLength(2)
  })

  it('row 3: takes half of a crawling segment from its connection', async () => {
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 400_000, range: 'bytes=0-', times: 1 })
    const upstream = at.engine({ limits: { segmentBytes: 2_000_000, leastTailBytes: 65_536, sampleMs: 20 } })
    const file = { ...weights(), size: null }
    const fetched = await at.fetch(file, {}, upstream)
    expect(fetched).toEqual({ size: WEIGHTS.size, sha256: WEIGHTS.sha256, isProven: true })
    expect(ranges().length).toBeGreaterThan(1)
    expect(at.hub.sentBytes).toBeLessThan(WEIGHTS.size + 400_000)
  })

  it('row 3: ends a connection that crawls at the end of a quick file, and goes on over another', async () => {
    // Too short to be split, and an hour at this speed.
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 20, range: 'bytes=1835008-', times: 1 })
    const upstream = at.engine({ stallSeconds: 3600, limits: { segmentBytes: SEGMENT, leastTailBytes: 200_000 } })
    expect((await at.fetch(weights(), {}, upstream)).sha256).toBe(WEIGHTS.sha256)
    expect(ranges().filter((range) => range?.endsWith('-1999999'))).toHaveLength(2)
  })

  it('row 4: says which host cannot be reached', async () => {
    const origin = at.origin('model.safetensors', { url: new URL('http://nowhere.invalid/model.safetensors') })
    const upstream = at.engine({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
    const error = at.fetch({ ...weights(), origin }, {}, upstream)
    await expect(error).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('nowhere.invalid') })
  })

  it('row 4: tries the next address of a name where one is dead', async () => {
    const url = new URL(at.origin('model.safetensors').url)
    url.hostname = 'hub.test'
    const upstream = at.engine({
      resolve: async (name) =>
        name === 'hub.test'
          ? [
              { address: '::1', family: 6 },
              { address: '127.0.0.1', family: 4 },
            ]
          : [{ address: '127.0.0.1', family: 4 }],
    })
    const fetched = await at.fetch({ ...weights(), origin: at.origin('model.safetensors', { url }) }, {}, upstream)
    expect(fetched.sha256).toBe(WEIGHTS.sha256)
  })
})

describe('what a server says of sizes and ranges', () => {
  it('row 5: brings a file whose size nobody tells, in one go', async () => {
    at.hub.setFault([{ kind: 'whole', times: 1 }, { kind: 'chunked' }])
    await expectWhole(unknown())
    expect(ranges().at(-1)).toBeUndefined()
  })

  it('row 5: says that nothing proves it where nobody tells a hash', async () => {
    expect(await at.fetch(unknown())).toEqual({ size: WEIGHTS.size, sha256: WEIGHTS.sha256, isProven: false })
  })

  it('row 6: refuses another size before a byte is kept', async () => {
    at.hub.setFault({ kind: 'shorter', by: 1000 })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'size_mismatch' })
    at.hub.setFault({ kind: 'shorter', by: -1000 })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'size_mismatch' })
    expect(at.hub.sentBytes).toBeLessThan(WEIGHTS.size)
  })

  it('row 6: stops a body that is longer than the file', async () => {
    at.hub.setFault([
      { kind: 'whole', times: 1 },
      { kind: 'chunked-shorter', by: -500_000 },
    ])
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'size_mismatch' })
  })

  it('row 7: begins again in one go where ranges are ignored', async () => {
    at.hub.setFault([{ kind: 'cut', after: 100_000, times: 1 }, { kind: 'whole' }])
    await expectWhole()
  })

  it('row 7: begins again where a connection breaks and ranges are ignored', async () => {
    at.hub.setFault([{ kind: 'whole', times: 1 }, { kind: 'cut', after: 500_000, times: 1 }, { kind: 'whole' }])
    await expectWhole()
  })

  it.each([
    ['row 8: drops bytes from another place than was asked for', { kind: 'other-start', by: 1000, times: 3 }],
    ['row 8: drops a 206 that does not say which bytes it has', { kind: 'no-content-range', times: 3 }],
    ['row 8: believes the range of a 200', { kind: 'range-200' }],
  ] as const)('%s', async (_what, fault) => {
    at.hub.setFault(fault)
    await expectWhole()
  })

  it('row 8: gives up as `upstream` where it stays so', async () => {
    at.hub.setFault({ kind: 'other-start', by: 1000 })
    await expect(at.fetch(weights(), {}, at.engine({ retryBaseMs: 1 }))).rejects.toMatchObject({
      code: 'upstream',
      message: expect.stringContaining('other bytes'),
    })
  })

  it('row 9: does not take a 416 for the end of the file', async () => {
    at.hub.setFault({ kind: 'not-satisfiable', times: 2 })
    await expectWhole()
  })

  it('row 9: says that the size is another where the 416 does', async () => {
    at.hub.setFault([
      { kind: 'cut', after: 1_990_000, times: 1 },
      { kind: 'shorter', by: 20_000 },
    ])
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'size_mismatch' })
  })

  it('row 18: does not publish a file that ended too early, though all said it was well', async () => {
    at.hub.setFault({ kind: 'chunked-shorter', by: 5000 })
    const upstream = at.engine({ limits: { segmentBytes: 4_000_000 } })
    await expect(at.fetch(weights(), {}, upstream)).rejects.toBeInstanceOf(Error)
    at.hub.setFault(null)
    await expectWhole()
  })

  it('row 33: unpacks what was packed against its wish, and proves it by its hash', async () => {
    at.hub.setFault({ kind: 'gzip' })
    await expectWhole()
    expect(at.hub.requests.every(({ headers }) => headers['accept-encoding'] === 'identity')).toBe(true)
  })

  it('row 36: a file of no bytes is a file', async () => {
    const empty = { path: 'empty.json', size: 0, hash: null, origin: at.origin('empty.json') }
    expect((await at.fetchAndPublish(empty)).length).toBe(0)
    const untold = { ...empty, path: 'untold.json', size: null, origin: { ...at.origin('empty.json'), key: 'untold' } }
    expect((await at.fetchAndPublish(untold)).length).toBe(0)
  })
})
