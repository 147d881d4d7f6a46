// What is gone on with, and what is not: rows 10, 11, 19, 20 and 23 to 25 of what the engine must do.

import * as fs from 'node:fs/promises'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fetching, openFetching, REPO, SMALL } from '../../../test/support/fetching.ts'
import { safetensors } from '../../../test/support/hub.ts'
import { listen } from '../../../test/support/hub-server.ts'
import type { FileSystem } from './file/files.ts'
import type { FetchRequest, WantedFile } from './index.ts'

const WEIGHTS = safetensors(2_000_000, 11)
const OTHER = safetensors(2_000_000, 12)
const SEGMENT = 262_144

let at: Fetching
beforeEach(async () => {
  at = await openFetching({ 'model.safetensors': WEIGHTS })
})
afterEach(() => at.close())

const weights = () => at.wanted('model.safetensors', WEIGHTS)
const unproven = () => ({ ...weights(), hash: null })
const bytesOf = ({ slices }: typeof WEIGHTS) => Buffer.concat([...slices(0, 2_000_000)])
const onCdn = () => at.hub.requests.filter(({ on }) => on === 'cdn')
const journalOf = async (file: WantedFile) => JSON.parse(await readFile(`${at.partial(file)}.json`, 'utf8'))

/** Brings a part of a file, and stops as a pause does. */
async function pauseAt(
  bytes: number,
  file: WantedFile = weights(),
  change: Partial<FetchRequest> = {},
): Promise<number> {
  const pause = new AbortController()
  const reason = new Error('paused')
  at.hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
  let downloaded = 0
  const onProgress: FetchRequest['onProgress'] = (progress) => {
    downloaded = progress.downloaded
    if (downloaded >= bytes) pause.abort(reason)
  }
  const upstream = at.engine({ limits: { ...SMALL.limits, connectionsPerFile: 1 } })
  await expect(at.fetch(file, { signal: pause.signal, onProgress, ...change }, upstream)).rejects.toBe(reason)
  at.hub.setFault(null)
  return downloaded
}

describe('a pause', () => {
  it('keeps every byte that came, and asks for none of them again', async () => {
    await pauseAt(600_000)
    const sent = at.hub.sentBytes
    const { segments } = await journalOf(weights())
    const kept = segments.reduce((sum: number, [, , done]: number[]) => sum + (done ?? 0), 0)
    expect(kept).toBeGreaterThanOrEqual(600_000)
    expect(await at.fetch(weights())).toEqual({ size: WEIGHTS.size, sha256: WEIGHTS.sha256, isProven: true })
    expect(at.hub.sentBytes - sent).toBe(WEIGHTS.size - kept)
  })

  it('after the proof costs nothing: asked again, it is done', async () => {
    const first = await at.fetch(weights())
    const { length } = at.hub.requests
    expect(await at.fetch(weights())).toEqual(first)
    expect(at.hub.requests).toHaveLength(length)
  })

  it('leaves no secret and no signed address on the disk', async () => {
    const file = { ...weights(), origin: at.origin('model.safetensors', { authorization: 'Bearer hf_secret' }) }
    await pauseAt(300_000, file)
    const text = await readFile(`${at.partial(file)}.json`, 'utf8')
    expect(text).not.toMatch(/hf_secret|Signature|X-Amz|xet-bridge/)
  })
})

describe('a machine that slept', () => {
  it('row 38: drops every connection when it wakes, and goes on at the byte over new ones', async () => {
    const clocks = { ms: 0, wall: () => new Date(clocks.ms), monotonic: () => 0 }
    const limits = { ...SMALL.limits, connectionsPerFile: 1 }
    at.hub.setFault({ kind: 'stall', after: 100_000, times: 1 })
    const fetching = at.fetch(weights(), {}, at.engine({ clocks, limits, stallSeconds: 3600 }))
    // A connection of before the sleep: it is silent, and for a minute nothing else would say so.
    await expect.poll(() => onCdn().length).toBeGreaterThan(0)
    clocks.ms += 3_600_000
    expect((await fetching).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes).toBeLessThan(WEIGHTS.size + SEGMENT)
  })
})

describe('a file that changed', () => {
  it('row 10: is begun again where nothing proves it; the old bytes are kept aside, and no two are mixed', async () => {
    await pauseAt(600_000, unproven())
    at.hub.setFile(REPO, 'model.safetensors', OTHER)
    const notices: string[] = []
    const fetched = await at.fetch(unproven(), { onNotice: (sentence) => notices.push(sentence) })
    expect(fetched.sha256).toBe(OTHER.sha256)
    expect(notices).toEqual([expect.stringContaining('replaced upstream')])
    expect(await at.names()).toContainEqual(expect.stringMatching(/\.part\.changed$/))
  })

  it('row 10: asks with the strong ETag of the same host', async () => {
    await pauseAt(600_000, unproven())
    const before = onCdn().length
    await at.fetch(unproven())
    const asked = onCdn()
      .slice(before)
      .filter(({ headers }) => headers['if-range'] !== undefined)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked[0]?.headers['if-range']).toBe(`"${WEIGHTS.gitSha1.slice(0, 32)}"`)
  })

  it('row 10: is `hash_mismatch` where its hash was told, and the two are never mixed', async () => {
    await pauseAt(600_000)
    at.hub.setFile(REPO, 'model.safetensors', OTHER)
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'hash_mismatch' })
  })

  it.each([
    ['another time', { modified: 'Wed, 25 Nov 2026 09:00:00 GMT', size: 2_000_000 }],
    ['another size', { modified: undefined, size: 1_500_000 }],
  ])('row 10: is noticed by %s where there is no ETag and nobody told a hash', async (_what, later) => {
    const [first, second] = [bytesOf(WEIGHTS), bytesOf(OTHER).subarray(0, later.size)]
    let now = { bytes: first, modified: later.modified && 'Tue, 24 Nov 2026 09:00:00 GMT' }
    const server = await listen((request, response) => {
      const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      const { bytes, modified } = now
      response.writeHead(206, {
        'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
        ...(modified && { 'last-modified': modified }),
      })
      // The first version breaks off in the middle, and the second is there when it is asked again.
      if (bytes === first) {
        now = { bytes: second, modified: later.modified }
        response.write(bytes.subarray(start, start + 1_200_000), () => setTimeout(() => response.destroy(), 50))
      } else response.end(bytes.subarray(start))
    })
    try {
      const notices: string[] = []
      const origin = at.origin('model.safetensors', { url: new URL(`${server.url}/m`) })
      const upstream = at.engine({ limits: { segmentBytes: 4_000_000, connectionsPerFile: 1 } })
      const file = { path: 'model.bin', size: null, hash: null, origin }
      await at.fetch(file, { onNotice: (sentence) => notices.push(sentence) }, upstream)
      expect((await readFile(at.partial(file))).equals(second)).toBe(true)
      expect(notices).toEqual([expect.stringContaining('replaced upstream')])
    } finally {
      await server.close()
    }
  })

  it('row 11: another ETag of another host is no other file where the hash proves it', async () => {
    await pauseAt(600_000)
    const mirror = await openFetching({ 'model.safetensors': WEIGHTS })
    try {
      const origin = { ...mirror.origin('model.safetensors'), key: weights().origin.key }
      const sent = mirror.hub.sentBytes
      expect((await at.fetch({ ...weights(), origin })).sha256).toBe(WEIGHTS.sha256)
      expect(mirror.hub.sentBytes - sent).toBeLessThan(WEIGHTS.size - 500_000)
      const [first, redirected] = mirror.hub.requests
      expect([first?.headers['if-range'], redirected?.headers['if-range']]).toEqual([undefined, undefined])
    } finally {
      await mirror.close()
    }
  })
})

describe('bytes that are wrong', () => {
  it('row 19: fetches only the segment again that the disk spoiled between two runs', async () => {
    await pauseAt(1_000_000)
    await flip(at.partial(weights()), 10)
    const sent = at.hub.sentBytes
    const { segments } = await journalOf(weights())
    const kept = segments.reduce((sum: number, [, , done]: number[]) => sum + (done ?? 0), 0)
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes - sent).toBe(WEIGHTS.size - kept + segments[0][2])
  })

  it('row 19: fetches only the segment again that the disk spoils while the file comes', async () => {
    const files = spoiling(1_500_000)
    const fetched = await at.fetch(weights(), {}, at.engine({ files }))
    expect(fetched.sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes).toBe(WEIGHTS.size + SEGMENT)
  })

  it('row 19: fetches the whole again where the way spoiled it', async () => {
    at.hub.setFault({ kind: 'flip', at: 500_000, times: 8 })
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes).toBe(2 * WEIGHTS.size)
  })

  it('row 19: publishes nothing where it is wrong twice, keeps it aside, and can begin again', async () => {
    at.hub.setFault({ kind: 'flip', at: 500_000 })
    const failed = at.fetchAndPublish(weights())
    await expect(failed).rejects.toMatchObject({
      code: 'hash_mismatch',
      message: expect.stringContaining(WEIGHTS.sha256),
    })
    expect(await at.names()).toEqual([expect.stringMatching(/\.part\.bad$/)])
    at.hub.setFault(null)
    expect((await at.fetchAndPublish(weights())).equals(bytesOf(WEIGHTS))).toBe(true)
  })

  it('row 20: says that the upstream tells a wrong hash where the same bytes come twice', async () => {
    const file: WantedFile = { ...weights(), hash: { algorithm: 'sha256', hex: '0'.repeat(64) } }
    await expect(at.fetch(file)).rejects.toThrow(/the hash that the upstream tells is wrong/)
    expect(at.hub.sentBytes).toBe(2 * WEIGHTS.size)
  })

  it.each([
    ['git-sha1', WEIGHTS.gitSha1],
    // Of the same bytes, by the reference implementation.
    ['blake3', ''],
  ] as const)('proves a file by %s where that alone is known', async (algorithm, hex) => {
    const told = hex || (await blake3Of(bytesOf(WEIGHTS)))
    const file: WantedFile = { ...weights(), hash: { algorithm, hex: told } }
    expect(await at.fetch(file)).toMatchObject({ sha256: WEIGHTS.sha256, isProven: true })
    await at.upstream.discard(at.partial(file))
    const wrong: WantedFile = {
      ...weights(),
      hash: { algorithm, hex: told.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    }
    await expect(at.fetch(wrong)).rejects.toMatchObject({ code: 'hash_mismatch' })
  })
})

describe('a journal', () => {
  it('row 23: claims no byte that was not synced before', async () => {
    const order: string[] = []
    const files = watching(order)
    await at.fetch(weights(), {}, at.engine({ files }))
    const saves = order.filter((step) => step === 'journal').length
    expect(saves).toBeGreaterThan(1)
    order.forEach((step, index) => {
      // The first journal claims nothing.
      if (step === 'journal' && index > 0) expect(order.slice(0, index)).toContain('datasync')
    })
  })

  it('row 24: is synced, renamed and its folder synced; so is what is published', async () => {
    const order: string[] = []
    const upstream = at.engine({ files: watching(order) })
    const file = weights()
    const fetched = await at.fetch(file, {}, upstream)
    order.length = 0
    await upstream.publish({ partial: at.partial(file), final: at.final(file), root: at.root, fetched })
    expect(order).toEqual(['sync part', 'link', 'sync folder'])
  })

  it.each([
    ['nothing', ''],
    ['half of one', '{"version":1,"key":'],
    ['one of something else', '{"version":1,"key":"other","segments":[]}'],
  ])('that holds %s is not believed: the file is fetched again', async (_what, text) => {
    await pauseAt(600_000)
    await writeFile(`${at.partial(weights())}.json`, text)
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
  })

  it('whose bytes are gone is not believed', async () => {
    await pauseAt(600_000)
    await rename(at.partial(weights()), `${at.root}/elsewhere`)
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
  })

  it('whose bytes are fewer than it says is not believed', async () => {
    await pauseAt(600_000)
    const handle = await open(at.partial(weights()), 'r+')
    await handle.truncate(100)
    await handle.close()
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
  })
})

describe('two who want the same', () => {
  it('row 25: bring it once, and both have it', async () => {
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 4_000_000 })
    const both = await Promise.all([at.fetch(weights()), at.fetch(weights(), {}, at.engine())])
    expect(both.map(({ sha256 }) => sha256)).toEqual([WEIGHTS.sha256, WEIGHTS.sha256])
    expect(at.hub.sentBytes).toBe(WEIGHTS.size)
  })

  it('row 25: publish it once', async () => {
    const file = weights()
    const fetched = await at.fetch(file)
    const request = { partial: at.partial(file), final: at.final(file), root: at.root, fetched }
    expect(await at.upstream.publish(request)).toBe('published')
    expect(await at.engine().publish(request)).toBe('adopted')
  })

  it('row 25: the one behind goes on where an owner on another machine gave no more sign of life', async () => {
    await pauseAt(600_000)
    const journal = await journalOf(weights())
    const path = `${at.partial(weights())}.json`
    await writeFile(path, JSON.stringify({ ...journal, owner: { pid: 1, started: '1', machine: 'elsewhere' } }))
    await rename(path, `${path}.0123456789ab`)
    const sent = at.hub.sentBytes
    const upstream = at.engine({ limits: { staleMs: 300, segmentBytes: SEGMENT } })
    expect((await at.fetch(weights(), {}, upstream)).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes - sent).toBeLessThan(WEIGHTS.size - 500_000)
  })

  it('row 25: an owner that was taken over writes no more', async () => {
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 1_000_000 })
    const path = `${at.partial(weights())}.json`
    const fetching = at.fetch(weights())
    await expect.poll(async () => (await at.names()).filter((name) => /json\.[0-9a-f]{12}$/.test(name)).length).toBe(1)
    const [held = ''] = (await at.names()).filter((name) => /json\.[0-9a-f]{12}$/.test(name))
    await rename(`${at.root}/models/${held}`, `${path}.ba9876543210`)
    await expect(fetching).rejects.toMatchObject({ code: 'conflict' })
  })
})

async function flip(path: string, offset: number): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    await handle.read(byte, 0, 1, offset)
    await handle.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, offset)
  } finally {
    await handle.close()
  }
}

/** A disk that changes one byte as it is written. */
function spoiling(offset: number): FileSystem {
  let isDone = false
  return {
    ...fs,
    open: async (...args: Parameters<typeof open>) => {
      const handle = await open(...args)
      const { writev } = handle
      handle.writev = (async (buffers: Buffer[], position: number) => {
        const length = buffers.reduce((sum, each) => sum + each.length, 0)
        const result = await writev.call(handle, buffers, position)
        if (isDone || offset < position || offset >= position + length) return result
        isDone = true
        await flip(String(args[0]), offset)
        return result
      }) as typeof writev
      return handle
    },
  }
}

/** Writes down what is made to last, in order. */
function watching(order: string[]): FileSystem {
  return {
    ...fs,
    link: async (...args) => {
      order.push('link')
      return fs.link(...args)
    },
    open: async (...args: Parameters<typeof open>) => {
      const handle = await open(...args)
      const { sync, datasync } = handle
      const name = String(args[0])
      handle.sync = () => {
        order.push(name.endsWith('.tmp') ? 'journal' : name.endsWith('.part') ? 'sync part' : 'sync folder')
        return sync.call(handle)
      }
      handle.datasync = () => {
        order.push('datasync')
        return datasync.call(handle)
      }
      return handle
    },
  }
}

async function blake3Of(bytes: Buffer): Promise<string> {
  const { blake3 } = await import('hash-wasm')
  return blake3(bytes)
}
