// What a disk refuses and what lies in the way: rows 21, 22, 26 to 29 and 39 of what the engine must do.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { lstat, mkdir, open, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fetching, openFetching } from '../../../test/support/fetching.ts'
import { safetensors } from '../../../test/support/hub.ts'
import type { FileSystem } from './file/files.ts'
import { type FetchRequest, listPartials, roomFor, type WantedFile } from './index.ts'

const WEIGHTS = safetensors(1_000_000, 21)

let at: Fetching
beforeEach(async () => {
  at = await openFetching({ 'model.safetensors': WEIGHTS })
})
afterEach(() => at.close())

const weights = () => at.wanted('model.safetensors', WEIGHTS)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const fault = (code: string) => Object.assign(new Error(`${code}: as a disk says it`), { code })
const publishing = async (file: WantedFile = weights()) => ({
  partial: at.partial(file),
  final: at.final(file),
  root: at.root,
  fetched: await at.fetch(file),
})

/** A file system whose writes fail with this code after so many bytes, until it is mended. */
function failing(code: string, after: number): { files: FileSystem; mend: () => void } {
  let left = after
  return {
    mend: () => {
      left = Number.POSITIVE_INFINITY
    },
    files: {
      ...fs,
      open: async (...args: Parameters<typeof open>) => {
        const handle = await open(...args)
        const { writev } = handle
        handle.writev = (async (buffers: Buffer[], position: number) => {
          left -= buffers.reduce((sum, each) => sum + each.length, 0)
          if (left < 0) throw fault(code)
          return writev.call(handle, buffers, position)
        }) as typeof writev
        return handle
      },
    },
  }
}

describe('a disk that refuses', () => {
  it.each(['ENOSPC', 'EDQUOT'])(
    'row 21: %s is `disk_full`, keeps what is here, and goes on when there is room',
    async (code) => {
      const { files, mend } = failing(code, 600_000)
      const upstream = at.engine({ files, limits: { segmentBytes: 131_072, connectionsPerFile: 1 } })
      await expect(at.fetch(weights(), {}, upstream)).rejects.toMatchObject({ code: 'disk_full' })
      const sent = at.hub.sentBytes
      mend()
      expect((await at.fetch(weights(), {}, upstream)).sha256).toBe(WEIGHTS.sha256)
      expect(at.hub.sentBytes - sent).toBeLessThan(WEIGHTS.size - 300_000)
    },
  )

  it('row 21: a journal that the full disk does not take loses nothing of what it took before', async () => {
    let isFull = false
    const files: FileSystem = {
      ...fs,
      open: async (...args: Parameters<typeof open>) => {
        if (isFull && String(args[0]).endsWith('.tmp')) throw fault('ENOSPC')
        return open(...args)
      },
    }
    const upstream = at.engine({ files, limits: { segmentBytes: 131_072, checkpointBytes: 131_072 } })
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
    const onProgress: FetchRequest['onProgress'] = ({ durable }) => {
      isFull = durable > 0
    }
    await expect(at.fetch(weights(), { onProgress }, upstream)).rejects.toMatchObject({ code: 'disk_full' })
    const sent = at.hub.sentBytes
    isFull = false
    expect((await at.fetch(weights(), {}, upstream)).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes - sent).toBeLessThan(WEIGHTS.size - 100_000)
  })

  it('row 21: a disk that fills before the first checkpoint loses nothing of what came', async () => {
    const { files: filling, mend } = failing('ENOSPC', 600_000)
    let isFull = false
    const files: FileSystem = {
      ...filling,
      open: async (...args: Parameters<typeof open>) => {
        if (isFull && String(args[0]).endsWith('.tmp')) throw fault('ENOSPC')
        return filling.open(...args)
      },
      rm: async (path, options) => {
        // What was kept for the journal is given back to the disk, and the journal takes it.
        if (String(path).endsWith('.room')) isFull = false
        return fs.rm(path, options)
      },
    }
    const limits = { segmentBytes: 131_072, connectionsPerFile: 1, checkpointBytes: 1e9, checkpointMs: 1e9 }
    const onProgress: FetchRequest['onProgress'] = ({ downloaded }) => {
      isFull = downloaded > 0
    }
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 1_000_000 })
    const upstream = at.engine({ files, limits })
    await expect(at.fetch(weights(), { onProgress }, upstream)).rejects.toMatchObject({ code: 'disk_full' })
    expect((await at.names()).filter((name) => name.endsWith('.room'))).toEqual([])
    const sent = at.hub.sentBytes
    mend()
    at.hub.setFault(null)
    expect((await at.fetch(weights())).sha256).toBe(WEIGHTS.sha256)
    expect(at.hub.sentBytes - sent).toBeLessThan(WEIGHTS.size - 300_000)
  })

  it('row 21: asks for room before a byte is fetched, and leaves a reserve', async () => {
    const { bsize } = await fs.statfs(at.root)
    const files: FileSystem = { ...fs, statfs: (async () => ({ bavail: 100, bsize })) as unknown as typeof fs.statfs }
    await expect(at.fetch(weights(), {}, at.engine({ files }))).rejects.toMatchObject({ code: 'disk_full' })
    expect(at.hub.requests).toHaveLength(0)
    await expect(at.fetch({ ...weights(), size: null }, {}, at.engine({ files }))).rejects.toMatchObject({
      code: 'disk_full',
    })
    expect(await roomFor(1, at.root, files)).toEqual({ free: 0, hasRoom: false })
    expect((await roomFor(1, at.root)).hasRoom).toBe(true)
  })

  it.each(['EROFS', 'EACCES', 'EIO'])('row 22: %s is `not_writable`', async (code) => {
    const { files } = failing(code, 0)
    await expect(at.fetch(weights(), {}, at.engine({ files }))).rejects.toMatchObject({ code: 'not_writable' })
  })

  it('row 22: a folder that is not there is not made anew', async () => {
    await rm(at.root, { recursive: true })
    await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'not_writable' })
    await expect(lstat(at.root)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('row 22: a volume that is no longer mounted is noticed, and nothing is written to what lies below', async () => {
    let dev = 7
    const stat = (async (path: string) => Object.assign(await fs.stat(path), { dev })) as unknown as typeof fs.stat
    const upstream = at.engine({ files: { ...fs, stat } })
    await at.fetch(weights(), {}, upstream)
    await rm(join(at.root, 'models'), { recursive: true })
    dev = 8
    await expect(at.fetch(weights(), {}, upstream)).rejects.toMatchObject({ code: 'not_writable' })
    expect(await readdir(at.root)).toEqual([])
  })
})

describe('the place', () => {
  it('row 26: adopts the same bytes that appeared meanwhile', async () => {
    const request = await publishing()
    await writeFile(request.final, await readFile(request.partial))
    expect(await at.upstream.publish(request)).toBe('adopted')
    expect(await at.names()).toEqual(['model.safetensors'])
  })

  it('row 26: never overwrites other content, unless asked to', async () => {
    const request = await publishing()
    await writeFile(request.final, 'mine')
    await expect(at.upstream.publish(request)).rejects.toMatchObject({ code: 'conflict' })
    expect(await readFile(request.final, 'utf8')).toBe('mine')
    expect(await at.upstream.publish({ ...request, replace: true })).toBe('published')
    expect(sha256(await readFile(request.final))).toBe(WEIGHTS.sha256)
    expect(await at.names()).toEqual(['model.safetensors'])
  })

  it('row 26: does so where the file system has no links', async () => {
    const link = async () => Promise.reject(fault('EPERM'))
    const upstream = at.engine({ files: { ...fs, link } })
    const request = await publishing()
    await writeFile(request.final, 'mine')
    await expect(upstream.publish(request)).rejects.toMatchObject({ code: 'conflict' })
    await rm(request.final)
    expect(await upstream.publish(request)).toBe('published')
  })

  it('row 26: fetches nothing where the file is there already', async () => {
    const request = await publishing()
    await at.upstream.publish(request)
    const { length } = at.hub.requests
    expect(await at.fetch(weights(), { final: request.final })).toEqual(request.fetched)
    expect(at.hub.requests).toHaveLength(length)
  })

  it('row 27: a cancel during the proof leaves a partial that can be gone on with, or nothing', async () => {
    const cancel = new AbortController()
    const onProgress = () => cancel.abort(new Error('cancelled'))
    await at.fetch(weights(), { signal: cancel.signal, onProgress }).catch(() => undefined)
    expect((await at.names()).every((name) => name.startsWith('.'))).toBe(true)
    await at.upstream.discard(at.partial(weights()))
    expect(await at.names()).toEqual([])
  })

  it('row 27: a publish that was killed between its two names is ended by the next', async () => {
    const request = await publishing()
    await fs.link(request.partial, request.final)
    expect(await at.fetch(weights(), { final: request.final })).toEqual(request.fetched)
    expect(await at.upstream.publish(request)).toBe('adopted')
    expect(await at.names()).toEqual(['model.safetensors'])
  })

  it('row 27: what others see is never written to, though a journal says that its bytes are a partial', async () => {
    const request = await publishing()
    await fs.link(request.partial, request.final)
    const before = await lstat(request.final)
    await utimes(request.partial, 1, 1)
    await at.fetch(weights())
    expect((await lstat(request.final)).ino).toBe(before.ino)
    expect((await lstat(request.partial)).ino).not.toBe(before.ino)
  })

  it('row 28: stays under the root, whatever a name says', async () => {
    for (const path of ['../../out.safetensors', '../../../../tmp/out.safetensors']) {
      const file = { ...weights(), path }
      await expect(at.fetch(file)).rejects.toMatchObject({ code: 'not_writable' })
    }
  })

  it('row 28: a name of 255 bytes still has room for what stands beside it', async () => {
    const path = `${'ä'.repeat(115)}.safetensors`
    const file: WantedFile = { ...weights(), path }
    expect(sha256(await at.fetchAndPublish(file))).toBe(WEIGHTS.sha256)
  })

  it('row 29: writes through no link that lies where the partial should', async () => {
    const victim = join(at.root, 'victim')
    await writeFile(victim, 'precious')
    await mkdir(dirname(at.partial(weights())), { recursive: true })
    await symlink(victim, at.partial(weights()))
    expect(sha256(await at.fetchAndPublish(weights()))).toBe(WEIGHTS.sha256)
    expect(await readFile(victim, 'utf8')).toBe('precious')
  })

  it('row 29: refuses a folder that is a link out of the root', async () => {
    const outside = await openFetching({})
    try {
      await symlink(outside.root, join(at.root, 'models'))
      await expect(at.fetch(weights())).rejects.toMatchObject({ code: 'not_writable' })
      expect(await readdir(outside.root)).toEqual([])
    } finally {
      await outside.close()
    }
  })

  it('row 29: goes through a folder that is a link within the root', async () => {
    await mkdir(join(at.root, 'disk'))
    await symlink(join(at.root, 'disk'), join(at.root, 'models'))
    expect(sha256(await at.fetchAndPublish(weights()))).toBe(WEIGHTS.sha256)
  })

  it('row 29: publishes over no link', async () => {
    const request = await publishing()
    const victim = join(at.root, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, request.final)
    await expect(at.upstream.publish(request)).rejects.toMatchObject({ code: 'conflict' })
    expect(await readFile(victim, 'utf8')).toBe('precious')
  })
})

describe('what is left', () => {
  it('row 39: is listed with its size and who holds it, orphans too', async () => {
    const pause = new AbortController()
    at.hub.setFault({ kind: 'slow', bytesPerSecond: 500_000 })
    const fetching = at.fetch(weights(), { signal: pause.signal })
    await expect.poll(async () => (await listPartials(at.root))[0]?.isOwned).toBe(true)
    await expect.poll(async () => (await listPartials(at.root))[0]?.bytes).toBeGreaterThan(100_000)
    pause.abort(new Error('paused'))
    await expect(fetching).rejects.toThrow('paused')
    await writeFile(join(at.root, 'models', '.lost.bin.0123456789ab.part'), Buffer.alloc(50_000))
    const [lost, kept] = await listPartials(at.root)
    expect(lost).toMatchObject({ key: null, isOwned: false })
    expect(lost?.bytes).toBeGreaterThanOrEqual(50_000)
    expect(kept).toMatchObject({ path: at.partial(weights()), key: weights().origin.key, isOwned: false })
    for (const { path } of [lost, kept].filter((each) => each !== undefined)) await at.upstream.discard(path)
    expect(await at.names()).toEqual([])
  })
})
