// Downloads and the disk: they wait for room, and what nobody goes on with is removed.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ADMIN, hubModel, until } from '../../test/support/downloads.ts'
import { useDownloads } from '../../test/support/downloads-bench.ts'
import { safetensors } from '../../test/support/hub.ts'
import { DATABASES } from '../../test/support/roster.ts'

const WEIGHTS = safetensors(3_000_000, 1)
const MODELS = [
  hubModel('open', 'owner/open', ['model.safetensors', 'config.json']),
  hubModel('other', 'owner/open', ['model.safetensors']),
  hubModel('third', 'owner/open', ['config.json']),
]

describe.each(DATABASES)('downloads on %s', (engine) => {
  const { begin, bring, filesOnDisk, hub, test, logged } = useDownloads({
    engine,
    models: MODELS,
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS, 'config.json': '{"a":1}', 'README.md': '# Open' } },
    },
  })

  describe('row 39: what nobody goes on with', () => {
    it('is removed once it is old; what is paused, new or held stays', async () => {
      let now = new Date()
      await begin({ now: () => now })
      hub().setFault({ kind: 'slow', bytesPerSecond: 1_000_000 })
      const { download } = await test().downloads.start(ADMIN, { model_id: 'other' })
      await until(test().downloads, download.id, ({ downloaded_bytes }) => downloaded_bytes > 0)
      await test().downloads.pause(ADMIN, download.id)
      const folder = join(test().modelsDir, 'lora', 'lost')
      await mkdir(folder, { recursive: true })
      const lost = '.lost.gguf.0123456789ab.part'
      const kept = '.kept.gguf.0123456789ab.part'
      await writeFile(join(folder, lost), 'bytes without a journal')
      await writeFile(join(folder, kept), 'bytes')
      await writeFile(join(folder, `${kept}.json`), '{"key":"url:https://other.example/kept.gguf"}')
      await test().downloads.begin()
      const partials = async () => (await filesOnDisk()).filter((name) => /\.part$/.test(name))
      await test().stop()
      expect((await partials()).length).toBe(3)
      now = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000)
      await begin({ now: () => now })
      await test().downloads.begin()
      await test().stop()
      expect((await partials()).sort()).toEqual([kept, expect.stringMatching(/^\.model\.safetensors\./)])
      expect(logged()).toMatch(/nobody knows any more/)
    })
  })

  describe('room on the disk', () => {
    it('goes on with what fits, behind a model that is too large', async () => {
      let free = 1_000
      await begin({ freeBytes: async () => free, lookForRoomMs: 20 })
      const large = await bring('open')
      const small = await bring('third')
      expect([large.error?.code, small.error?.code]).toEqual(['disk_full', 'disk_full'])
      free = 66 * 1024 * 1024
      await until(test().downloads, small.id, ({ status }) => status === 'completed')
      expect((await test().downloads.read(large.id)).status).toBe('paused')
    })

    it('is looked for before the first byte, and the download goes on by itself when there is some', async () => {
      let free = 1_000
      await begin({ freeBytes: async () => free, lookForRoomMs: 20 })
      const waiting = await bring('open')
      expect(waiting).toMatchObject({ status: 'paused', error: { code: 'disk_full' } })
      expect(waiting.error?.message).toMatch(/3000007 bytes/)
      expect(await filesOnDisk()).toEqual([])
      free = 1e12
      const done = await until(test().downloads, waiting.id, ({ status }) => status === 'completed')
      expect(done.error).toBeNull()
    })
  })
})
