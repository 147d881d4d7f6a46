// Downloads as durable work on both databases, from a hub of one's own over real connections.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ADMIN, hubModel } from '../../test/support/downloads.ts'
import { useDownloads } from '../../test/support/downloads-bench.ts'
import { safetensors } from '../../test/support/hub.ts'
import { DATABASES } from '../../test/support/roster.ts'
import type { Download } from './contract.ts'

const WEIGHTS = safetensors(3_000_000, 1)
const SECOND = safetensors(1_500_000, 2)
const MODELS = [
  hubModel('open', 'owner/open', ['model.safetensors', 'config.json']),
  hubModel('other', 'owner/open', ['model.safetensors']),
  hubModel('third', 'owner/open', ['config.json']),
  hubModel('fourth', 'owner/open', ['config.json', 'README.md']),
  hubModel('whole', 'owner/whole'),
  hubModel('missing', 'owner/missing'),
  hubModel('no-file', 'owner/open', ['gone.safetensors']),
  hubModel('pinned', 'owner/open', ['model.safetensors'], '0'.repeat(64)),
  hubModel('forbidden', 'owner/open', ['model.exe']),
  hubModel('escaping', 'owner/open', ['../model.safetensors']),
  { ...hubModel('hosted', 'owner/open'), source: null },
]

describe.each(DATABASES)('downloads on %s', (engine) => {
  const { begin, start, over, bring, moving, slowly, filesOnDisk, hub, test } = useDownloads({
    engine,
    models: MODELS,
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS, 'config.json': '{"a":1}', 'README.md': '# Open' } },
      'owner/whole': {
        files: {
          '.gitattributes': '*.safetensors lfs',
          'config.json': '{}',
          'model-00001-of-00002.safetensors': WEIGHTS,
          'model-00002-of-00002.safetensors': SECOND,
          'model.safetensors.index.json': '{}',
          'pytorch_model.bin': '\x80weights',
          'pytorch_model.bin.index.json': '{}',
          'tokenizer/spiece.model': 'words',
          'music.wav': 'noise',
        },
      },
    },
  })

  const sha256Of = async (path: string) =>
    createHash('sha256')
      .update(await readFile(join(test().modelsDir, path)))
      .digest('hex')
  const actions = async () =>
    (await test().database.reader.selectFrom('change_sets').select('action').orderBy('revision').execute()).map(
      ({ action }) => action,
    )

  describe('one', () => {
    it('brings the named files whole, records them, and is audited', async () => {
      await begin()
      expect(await bring('open')).toMatchObject({
        status: 'completed',
        progress: 100,
        downloaded_bytes: 3_000_007,
        total_bytes: 3_000_007,
        speed: null,
        error: null,
        files: [
          { path: 'model.safetensors', size: 3_000_000, sha256: WEIGHTS.sha256, status: 'completed' },
          { path: 'config.json', size: 7, status: 'completed' },
        ],
      })
      expect(await sha256Of('sdxl/open/model.safetensors')).toBe(WEIGHTS.sha256)
      expect(test().library.find('open')).toMatchObject({
        path: 'sdxl/open',
        size_bytes: 3_000_007,
        status: 'ok',
        source: { repo: 'owner/open', revision: hub().commit('owner/open') },
        model: { model_key: 'owner/open:open' },
      })
      expect(await actions()).toEqual(['download.start', 'download.completed'])
    })

    it('takes one format of weights, and what belongs to it, where no files are named', async () => {
      await begin()
      expect((await bring('whole')).status).toBe('completed')
      expect(
        test()
          .library.find('whole')
          ?.files.map(({ path }) => path),
      ).toEqual([
        'sdxl/whole/config.json',
        'sdxl/whole/model-00001-of-00002.safetensors',
        'sdxl/whole/model-00002-of-00002.safetensors',
        'sdxl/whole/model.safetensors.index.json',
        'sdxl/whole/tokenizer/spiece.model',
      ])
    })

    it('shows a progress that never goes back, with speed and time left', async () => {
      await begin()
      slowly()
      const seen: Download[] = []
      test().downloads.onChange((download) => seen.push(download))
      await bring('open')
      await expect.poll(() => seen.at(-1)?.status).toBe('completed')
      const progress = seen.map((download) => download.progress)
      expect(progress).toEqual([...progress].sort((left, right) => left - right))
      expect(progress.at(-1)).toBe(100)
      expect(seen.some(({ speed, eta }) => speed !== null && speed > 0 && eta !== null)).toBe(true)
      expect(seen.map(({ status }) => status)).toEqual(expect.arrayContaining(['downloading', 'verifying']))
    })

    it('is the same for whoever asks again, and refused for what is installed', async () => {
      await begin()
      slowly()
      const [first, again] = await Promise.all([start('open'), start('open')])
      expect(again.download.id).toBe(first.download.id)
      expect([first.isNew, again.isNew].sort()).toEqual([false, true])
      hub().setFault(null)
      await over(first.download.id)
      await expect(start('open')).rejects.toMatchObject({ code: 'conflict' })
      expect((await over((await start('open', { force: true })).download.id)).status).toBe('completed')
    })

    it.each([
      ['an unknown model', 'nobody', 'not_found'],
      ['a model without a source', 'hosted', 'invalid'],
      ['a name that no model file has', 'forbidden', 'not_a_model_file'],
      ['a name that leads out of the folder', 'escaping', 'invalid'],
    ])('is refused at once for %s', async (_what, model_id, code) => {
      await begin()
      await expect(start(model_id)).rejects.toMatchObject({ code })
      expect(await actions()).toEqual([])
    })
  })

  describe('the queue', () => {
    it('brings two at a time, in an order that can be changed', async () => {
      await begin()
      slowly(300_000)
      const ids: string[] = []
      for (const model_id of ['open', 'other', 'third', 'fourth', 'whole'])
        ids.push((await start(model_id)).download.id)
      const [, , third = '', fourth = '', whole = ''] = ids
      const statuses = async () => (await test().downloads.list()).items.map(({ status }) => status)
      await expect.poll(statuses).toEqual(['downloading', 'downloading', 'queued', 'queued', 'queued'])
      await test().downloads.move(ADMIN, third, { before: null })
      await test().downloads.move(ADMIN, whole, { position: 1 })
      await test().downloads.move(ADMIN, whole, { before: fourth })
      expect((await test().downloads.list({ limit: 1 })).queue).toEqual([whole, fourth, third])
      await expect(test().downloads.move(ADMIN, ids[0] ?? '', { position: 1 })).rejects.toMatchObject({
        code: 'conflict',
      })
      const begun: string[] = []
      test().downloads.onChange(({ id, status }) => {
        if (status === 'downloading' && !begun.includes(id) && !ids.slice(0, 2).includes(id)) begun.push(id)
      })
      hub().setFault(null)
      for (const id of ids.slice(0, 2)) await test().downloads.cancel(ADMIN, id)
      await Promise.all(ids.map(over))
      await expect.poll(() => begun.length).toBe(3)
      expect(begun.indexOf(whole)).toBeLessThan(begun.indexOf(third))
      expect(begun.indexOf(fourth)).toBeLessThan(begun.indexOf(third))
    })

    it('pauses one, and lets it go on', async () => {
      await begin()
      slowly()
      const { id } = (await start('open')).download
      await moving(id)
      expect(await test().downloads.pause(ADMIN, id)).toMatchObject({ status: 'paused', speed: null, eta: null })
      expect((await test().downloads.pause(ADMIN, id)).status).toBe('paused')
      await expect(test().downloads.retry(ADMIN, id)).rejects.toMatchObject({ code: 'conflict' })
      hub().setFault(null)
      const before = (await test().downloads.read(id)).progress
      expect(before).toBeGreaterThan(0)
      expect((await test().downloads.resume(ADMIN, id)).progress).toBeGreaterThanOrEqual(before)
      expect(await over(id)).toMatchObject({ status: 'completed', progress: 100 })
      await expect(test().downloads.resume(ADMIN, id)).rejects.toMatchObject({ code: 'conflict' })
      expect(await actions()).toEqual(['download.start', 'download.pause', 'download.resume', 'download.completed'])
    })

    it('cancels one and deletes what had arrived; twice, but not after the end', async () => {
      await begin()
      slowly()
      const { id } = (await start('open')).download
      await moving(id)
      expect((await filesOnDisk()).filter((name) => !name.startsWith('.'))).toEqual([])
      expect(await test().downloads.cancel(ADMIN, id)).toMatchObject({ status: 'cancelled', error: null })
      expect(await filesOnDisk()).toEqual([])
      expect(await test().downloads.cancel(ADMIN, id)).toMatchObject({ status: 'cancelled' })
      hub().setFault(null)
      const again = await bring('open')
      expect(again).toMatchObject({ status: 'completed' })
      await expect(test().downloads.cancel(ADMIN, again.id)).rejects.toMatchObject({ code: 'conflict' })
    })

    it('retries one that failed, by itself and with what it had', async () => {
      await begin()
      hub().setFault({ kind: 'flip', at: 2_000_000 })
      const failed = await bring('open')
      expect(failed).toMatchObject({ status: 'failed', error: { code: 'hash_mismatch' } })
      hub().setFault(null)
      expect(await test().downloads.retry(ADMIN, failed.id)).toMatchObject({ id: failed.id, error: null })
      expect((await over(failed.id)).status).toBe('completed')
    })

    it('installs nothing for a model that an undo has taken back meanwhile', async () => {
      const known = new Map(MODELS.map((each) => [each.id, each]))
      await begin({ findModel: (id) => known.get(id) })
      slowly()
      const { id } = (await start('open')).download
      await moving(id)
      known.delete('open')
      hub().setFault(null)
      expect(await over(id)).toMatchObject({ status: 'failed', error: { code: 'not_found' } })
      expect((await filesOnDisk()).filter((name) => !name.startsWith('.'))).toEqual([])
      expect(test().library.find('open')).toBeUndefined()
    })

    it('forgets what ended more than 7 days ago', async () => {
      let now = new Date()
      await begin({ now: () => now })
      const { id } = await bring('third')
      now = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000)
      expect((await test().downloads.list()).items).toEqual([])
      await expect(test().downloads.read(id)).rejects.toMatchObject({ code: 'not_found' })
      await test().downloads.begin()
      expect(await test().database.reader.selectFrom('downloads').select('id').execute()).toEqual([])
    })
  })

  describe('what goes wrong', () => {
    it.each([
      ['a repository that is not there', 'missing', 'not_found'],
      ['a file that is not there', 'no-file', 'not_found'],
      ['a hash that is not the pinned one', 'pinned', 'hash_mismatch'],
    ])('is said of %s', async (_what, model_id, code) => {
      await begin()
      expect(await bring(model_id)).toMatchObject({ status: 'failed', error: { code } })
    })

    it('keeps the files of a model from their names until the last has arrived', async () => {
      await begin()
      hub().setFault({ kind: 'flip', at: 1_000_000, path: '00002-of-00002' })
      expect((await bring('whole')).error?.code).toBe('hash_mismatch')
      expect((await filesOnDisk()).filter((name) => !name.startsWith('.'))).toEqual([])
    })
  })

  it('a stop in good order leaves a download that the next start goes on with', async () => {
    await begin()
    slowly()
    const { id } = (await start('open')).download
    await moving(id)
    await test().stop()
    hub().setFault(null)
    await begin()
    expect(await test().downloads.read(id)).toMatchObject({ status: 'queued' })
    await test().downloads.begin()
    expect(await over(id)).toMatchObject({ status: 'completed', progress: 100 })
  }, 60_000)
})
