// A download that waits for its upstream says when it goes on; one whose stated hash is wrong is taken as it is by whoever says so.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN, type DownloadsTest, hubModel, isAtRest, openDownloads, until } from '../../test/support/downloads.ts'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { DATABASES } from '../../test/support/roster.ts'
import { findDownload } from './store.ts'

const WEIGHTS = safetensors(1_000_000, 1)
const STATED = '0'.repeat(64)
const MODELS = [hubModel('open', 'owner/open'), hubModel('wrong', 'owner/wrong')]

describe.each(DATABASES)('a download on %s', (engine) => {
  let hub: Hub
  let test: DownloadsTest
  beforeEach(async () => {
    hub = await startHub({
      repos: {
        'owner/open': { files: { 'model.safetensors': WEIGHTS } },
        'owner/wrong': { files: { 'model.safetensors': { ...WEIGHTS, sha256: STATED } } },
      },
    })
    test = await openDownloads({ engine, hub, models: MODELS })
  })
  afterEach(async () => {
    await test.close()
    await hub.close()
  })

  const start = async (model_id: string) => (await test.downloads.start(ADMIN, { model_id })).download.id
  const waiting = (id: string) => until(test.downloads, id, ({ retry_at }) => retry_at !== null)
  const over = (id: string) => until(test.downloads, id, isAtRest)
  const secondsTo = (time: string | null) => (Date.parse(time ?? '') - Date.now()) / 1000

  it('waits as long as the storage of its upstream asks it to, and says until when', async () => {
    hub.setFault({ kind: 'rate-limit', seconds: 3, header: 'Retry-After', times: 1, path: 'safetensors' })
    const id = await start('open')
    const found = await waiting(id)
    expect(found).toMatchObject({ status: 'downloading', speed: null, eta: null, error: null })
    expect(secondsTo(found.retry_at)).toBeGreaterThan(0)
    expect(secondsTo(found.retry_at)).toBeLessThan(5)
    expect(await over(id)).toMatchObject({ status: 'completed', retry_at: null })
  })

  it('waits longer than a person would where its upstream cannot even list it yet', async () => {
    hub.setFault({ kind: 'rate-limit', seconds: 60, on: 'hub', path: '/api/models' })
    await expect(test.downloads.plan({ model_id: 'open' })).rejects.toMatchObject({ code: 'rate_limited' })
    const id = await start('open')
    const found = await waiting(id)
    expect(found.status).toBe('downloading')
    expect(secondsTo(found.retry_at)).toBeGreaterThan(30)
    // Whoever asks another server reads it from the row.
    await expect
      .poll(async () => (await findDownload(test.database.reader, id))?.retry_at, { timeout: 5_000 })
      .toBe(found.retry_at)
    expect(await test.downloads.pause(ADMIN, id)).toMatchObject({ status: 'paused', retry_at: null })
    expect((await findDownload(test.database.reader, id))?.retry_at).toBeNull()
  })

  it('says what arrived where its upstream states another hash, and takes it without fetching it again', async () => {
    const id = await start('wrong')
    const failed = await over(id)
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'hash_mismatch' } })
    expect(failed.error?.message).toContain(STATED)
    expect(failed.error?.message).toContain(`retry with accept_sha256 ${WEIGHTS.sha256}`)
    expect(test.library.find('wrong')).toBeUndefined()
    hub.forgetTraffic()
    await test.downloads.retry(ADMIN, id, { accept: WEIGHTS.sha256.toUpperCase() })
    expect(await over(id)).toMatchObject({ status: 'completed', progress: 100, error: null })
    expect(hub.sentBytes).toBeLessThan(WEIGHTS.size / 2)
    const entry = test.library.find('wrong')
    expect(entry).toMatchObject({ status: 'ok', files: [{ sha256: WEIGHTS.sha256 }] })
    expect((await readFile(join(test.modelsDir, entry?.files[0]?.path ?? ''))).length).toBe(WEIGHTS.size)
    const audit = await test.database.reader.selectFrom('change_sets').select('summary').execute()
    expect(JSON.stringify(audit)).toContain(`taking the file with SHA-256 ${WEIGHTS.sha256}`)
  })

  it('takes no other bytes than those that were named, and nothing where no hash is wrong', async () => {
    const id = await start('wrong')
    await over(id)
    await test.downloads.retry(ADMIN, id, { accept: '1'.repeat(64) })
    expect(await over(id)).toMatchObject({ status: 'failed', error: { code: 'hash_mismatch' } })
    hub.setFault({ kind: 'html', path: 'safetensors' })
    await test.downloads.retry(ADMIN, id)
    expect(await over(id)).toMatchObject({ status: 'failed', error: { code: 'not_a_model_file' } })
    await expect(test.downloads.retry(ADMIN, id, { accept: WEIGHTS.sha256 })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
