// What lies on this machine is planned and adopted by the same request that brings what lies elsewhere; nothing is moved.
import { readFile, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { safetensors, writeFileAt } from '../../test/support/library.ts'
import { DATABASES, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { InstalledModel } from '../library/contract.ts'
import type { Scan } from '../library/scan/contract.ts'
import type { Download } from './contract.ts'
import type { DownloadPlan } from './sources/contract.ts'

const WEIGHTS = safetensors()

describe.each(DATABASES)('a path on the machine of the server, on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine, populate: false })
  })
  afterEach(() => test.close())

  const at = (path: string) => join(test.place.home, path)
  const post = <Body>(body: object, query = '') => test.request<Body>('POST', `/api/v1/downloads${query}`, body)
  const list = async () => (await test.request<{ models: InstalledModel[] }>('GET', '/api/v1/library')).body.models
  const scanned = () =>
    vi.waitFor(
      async () => {
        const { body } = await test.request<Scan>('GET', '/api/v1/library/scan')
        expect(body.status).not.toBe('running')
        return body
      },
      { timeout: 20_000, interval: 5 },
    )

  it('is planned, and nothing is adopted by that', async () => {
    await writeFileAt(at('elsewhere/style.safetensors'), WEIGHTS)
    const { status, body } = await post<DownloadPlan>(
      { source: { text: at('elsewhere/style.safetensors') } },
      '?plan=1',
    )
    expect([status, body]).toMatchObject([
      200,
      {
        source: { type: 'local', files: [{ path: at('elsewhere/style.safetensors'), size: WEIGHTS.length }] },
        model: { display_name: 'style' },
        ...{ fits: true, gate: null, models_total: 1, identified: { format: 'safetensors' } },
      },
    ])
    expect(await list()).toEqual([])
  })

  it('is adopted where it is, alone of all that lies beside it, also by later scans', async () => {
    const path = at('elsewhere/style.safetensors')
    await writeFileAt(path, WEIGHTS)
    await writeFileAt(at('elsewhere/other.safetensors'), WEIGHTS)
    await writeFileAt(at('elsewhere/below/third.safetensors'), WEIGHTS)
    const { ino, mtimeMs } = await stat(path)
    const model = { display_name: 'My Style', type: 'lora', base_model: 'sdxl' }
    const { status, body } = await post<Download>({ source: { type: 'local', path }, model })
    expect([status, body]).toMatchObject([
      201,
      {
        ...{ model_id: 'style', status: 'completed', progress: 100, total_bytes: WEIGHTS.length, error: null },
        files: [{ path, size: WEIGHTS.length, status: 'completed' }],
      },
    ])
    expect(await list()).toMatchObject([
      { id: 'style', name: 'My Style', type: 'lora', base_model: 'sdxl', status: 'unverified', adopted_from: path },
    ])
    expect(await stat(path)).toMatchObject({ ino, mtimeMs })
    expect((await test.request<{ queue: [] }>('GET', '/api/v1/downloads')).body.queue).toEqual([])

    await test.request('POST', '/api/v1/library/scan', {})
    expect(await scanned()).toMatchObject({ status: 'completed', added: 0, missing: 0, errors: [] })
    expect(await list()).toMatchObject([{ id: 'style', name: 'My Style', type: 'lora' }])
    // The folder may be adopted as a whole later; the file is not there twice.
    await test.request('POST', '/api/v1/library/scan', { path: at('elsewhere') })
    expect(await scanned()).toMatchObject({ added: 2 })

    await rm(path)
    await test.request('POST', '/api/v1/library/scan', {})
    await scanned()
    expect((await list()).map(({ id, status: now }) => [id, now]).sort()).toEqual([
      ['other', 'unverified'],
      ['style', 'missing'],
      ['third', 'unverified'],
    ])
  })

  it('of one model that is a folder is adopted whole; of several, a scan is named', async () => {
    await writeFileAt(at('elsewhere/repo/config.json'), '{}')
    await writeFileAt(at('elsewhere/repo/model.safetensors'), WEIGHTS)
    await writeFileAt(at('elsewhere/single.safetensors'), WEIGHTS)
    const several = await post<{ detail: string }>({ source: { text: at('elsewhere') } })
    expect([several.status, several.body.detail]).toEqual([400, expect.stringMatching(/holds 2 models: scan it/)])
    expect(await list()).toEqual([])
    const whole = await post<Download>({ source: { text: at('elsewhere/repo') } })
    expect(whole.body.files.map(({ path }) => path)).toEqual([
      at('elsewhere/repo/model.safetensors'),
      at('elsewhere/repo/config.json'),
    ])
    expect(await post({ source: { text: at('elsewhere/repo') } })).toMatchObject({ status: 409 })
    expect((await post({ source: { text: at('elsewhere/repo') }, force: true })).status).toBe(201)
  })

  it('keeps its own name where it is a link, and can be removed only by name', async () => {
    await writeFileAt(at('store/0123abcd'), WEIGHTS)
    await writeFileAt(at('elsewhere/readme.txt'), 'mine')
    await symlink(at('store/0123abcd'), at('elsewhere/linked.safetensors'))
    expect(await post({ source: { text: at('elsewhere/linked.safetensors') } })).toMatchObject({ status: 201 })
    expect((await test.request('DELETE', '/api/v1/library/linked')).status).toBe(204)
    expect(await readFile(at('elsewhere/linked.safetensors'))).toEqual(WEIGHTS)
  })

  it('is for an admin, and for weights', async () => {
    await writeFileAt(at('elsewhere/notes.txt'), 'mine')
    await writeFileAt(at('elsewhere/page.gguf'), '<html>')
    const source = { text: at('elsewhere/page.gguf') }
    expect((await test.stranger('POST', '/api/v1/downloads', { source })).status).toBe(401)
    expect(await post({ source })).toMatchObject({ status: 400, body: { code: 'not_a_model_file' } })
    expect(await post({ source: { text: at('elsewhere/notes.txt') } })).toMatchObject({ status: 400 })
    expect(await list()).toEqual([])
  })
})
