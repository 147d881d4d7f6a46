// What is gated is asked for with a token, which is told to nobody else and kept nowhere.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ADMIN, hubModel, until } from '../../test/support/downloads.ts'
import { useDownloads } from '../../test/support/downloads-bench.ts'
import { safetensors } from '../../test/support/hub.ts'
import { DATABASES } from '../../test/support/roster.ts'

const WEIGHTS = safetensors(3_000_000, 1)
const TOKEN = 'hf_secret_of_one_download'
const MODELS = [hubModel('gated', 'owner/gated')]

describe.each(DATABASES)('on %s', (engine) => {
  const { begin, start, over, bring, moving, slowly, hub, test, logged } = useDownloads({
    engine,
    models: MODELS,
    tokens: ['hf_stranger'],
    repos: {
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: [TOKEN] },
    },
  })

  describe('a token', () => {
    it('is asked for with the page to open, opens the gate, and is told to nobody else', async () => {
      await begin()
      const waiting = await bring('gated')
      expect(waiting).toMatchObject({ status: 'needs_token', error: { code: 'gated' } })
      expect(waiting.error?.message).toContain(`${hub().url}/owner/gated`)

      const woken = await start('gated', { token: TOKEN })
      expect([woken.isNew, woken.download.id]).toEqual([false, waiting.id])
      expect(await over(waiting.id)).toMatchObject({ status: 'completed', error: null })

      const atStorage = hub().requests.filter(({ on }) => on === 'cdn')
      expect(atStorage.length).toBeGreaterThan(0)
      expect(atStorage.filter(({ headers }) => headers.authorization)).toEqual([])
      const manifest = await readFile(join(test().modelsDir, 'installed-models.json'), 'utf8')
      const tables = ['downloads', 'change_sets', 'change_entries'] as const
      const rows = await Promise.all(
        tables.map((table) => test().database.reader.selectFrom(table).selectAll().execute()),
      )
      const everything = `${logged()}${manifest}${JSON.stringify(rows)}${JSON.stringify(await test().downloads.list())}`
      expect(everything).not.toContain(TOKEN)
      expect(everything).not.toContain('Signature=')
    })

    it('of somebody who was not let in is told so, and another one is taken', async () => {
      await begin()
      const refused = await bring('gated', 'hf_stranger')
      expect(refused).toMatchObject({ status: 'needs_token', error: { code: 'gated' } })
      expect(refused.error?.message).toMatch(/this token was not let in/)
      await test().downloads.resume(ADMIN, refused.id, TOKEN)
      expect((await over(refused.id)).status).toBe('completed')
    })

    it('is forgotten by a restart: the download waits for it and goes on', async () => {
      await begin()
      slowly()
      const { id } = (await start('gated', { token: TOKEN })).download
      await moving(id)
      await test().stop()
      await begin()
      await test().downloads.begin()
      const waiting = await until(test().downloads, id, ({ status }) => status === 'needs_token')
      expect(waiting.error?.message).toMatch(/give the token again/)
      expect(waiting.progress).toBeGreaterThan(0)
      hub().setFault(null)
      await test().downloads.resume(ADMIN, id, TOKEN)
      expect((await over(id)).status).toBe('completed')
    }, 60_000)
  })
})
