// The library over HTTP: what is listed, corrected, released and removed, and what the catalog says then.
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { libraryEntry, writeFileAt } from '../../test/support/library.ts'
import { DATABASES, newPlace, openTestRoster, type Place, type TestRoster } from '../../test/support/roster.ts'
import { treeOf } from '../../test/support/tree.ts'
import type { InstalledModel, LibraryEntry } from './contract.ts'
import { camelCased } from './manifest/letter-case.ts'

interface Listed {
  models: InstalledModel[]
  disk: { total_bytes: number; by_folder: Record<string, number>; partial_bytes: number; free_bytes: number }
  next_cursor: string | null
}

const LIBRARY = '/api/v1/library'

describe.each(DATABASES)('the library over HTTP on %s', (engine) => {
  let place: Place
  let test: TestRoster
  beforeEach(async () => {
    place = await newPlace(engine)
    test = await openTestRoster({ engine, place, populate: true })
  })
  afterEach(async () => {
    await test.close()
    await place.remove()
  })

  const modelsDir = () => join(place.home, 'models')
  const manifest = () => join(modelsDir(), 'installed-models.json')

  /** As another server on the volume would: the files, then the manifest. */
  async function install(...entries: LibraryEntry[]): Promise<void> {
    const present = await readFile(manifest(), 'utf8').then(JSON.parse, () => ({ version: 1, models: [] }))
    for (const { files } of entries)
      for (const { path, size } of files) await writeFileAt(join(modelsDir(), path), 'x'.repeat(size ?? 0))
    const models = [...present.models, ...entries.map(camelCased)]
    await writeFile(manifest(), JSON.stringify({ ...present, models }))
  }

  const installedOf = async (id: string) =>
    (await test.request<{ installed: boolean }>('GET', `/api/v1/models/${id}`)).body

  it('lists what lies there by id, with filters, pages and the room that it takes', async () => {
    await install(
      libraryEntry('b', { files: [{ path: 'sdxl/b/model.safetensors', size: 10, sha256: null }] }),
      libraryEntry('a', { path: 'lora/a', type: 'lora', files: [{ path: 'lora/a/a.gguf', size: 5, sha256: null }] }),
      libraryEntry('gone', { status: 'missing', files: [] }),
    )
    await writeFileAt(join(modelsDir(), 'sdxl/b/.c.safetensors.0123456789ab.part'), Buffer.alloc(8192, 1))
    const { body } = await test.request<Listed>('GET', LIBRARY)
    expect(body.models.map(({ id }) => id)).toEqual(['a', 'b', 'gone'])
    expect(body.disk).toMatchObject({ total_bytes: 15, by_folder: { sdxl: 10, lora: 5 }, partial_bytes: 8192 })
    expect(body.disk.free_bytes).toBeGreaterThan(0)
    const idsOf = async (query: string) =>
      (await test.request<Listed>('GET', LIBRARY + query)).body.models.map(({ id }) => id)
    expect(await idsOf('?type=lora')).toEqual(['a'])
    expect(await idsOf('?status=missing')).toEqual(['gone'])
    expect(await idsOf('?q=sdxl')).toEqual(['a', 'b', 'gone'])
    const first = await test.request<Listed>('GET', `${LIBRARY}?limit=2`)
    expect(first.body.next_cursor).toBe('b')
    expect(await idsOf(`?limit=2&cursor=${first.body.next_cursor}`)).toEqual(['gone'])
    const etag = (await test.request('GET', LIBRARY)).headers.get('etag') ?? ''
    expect((await test.request('GET', LIBRARY, undefined, { 'if-none-match': etag })).status).toBe(304)
    expect((await test.request('GET', `${LIBRARY}/nothing`)).status).toBe(404)
  })

  it('knows at once what another server has installed', async () => {
    expect((await installedOf('sdxl-turbo')).installed).toBe(false)
    await install(libraryEntry('sdxl-turbo'))
    await test.request('GET', `${LIBRARY}/sdxl-turbo`)
    expect((await installedOf('sdxl-turbo')).installed).toBe(true)
  })

  it('corrects what a model is in the catalog, and writes it to the manifest', async () => {
    await install(libraryEntry('sdxl-turbo'))
    const { status, body } = await test.request<InstalledModel>('PATCH', `${LIBRARY}/sdxl-turbo`, {
      name: 'Turbo',
      base_model: 'flux_dev',
    })
    expect([status, body.name, body.base_model, body.family]).toEqual([200, 'Turbo', 'flux_dev', 'flux'])
    expect((await test.request('GET', '/api/v1/models/sdxl-turbo')).body).toMatchObject({
      display_name: 'Turbo',
      family: 'flux',
    })
    expect(JSON.parse(await readFile(manifest(), 'utf8')).models).toMatchObject([
      { name: 'Turbo', baseModel: 'flux_dev', model: { displayName: 'Turbo', family: 'flux' } },
    ])
    const read = (await test.request<object>('GET', `${LIBRARY}/sdxl-turbo`)).body
    expect((await test.request('PATCH', `${LIBRARY}/sdxl-turbo`, read)).status).toBe(200)
    const forged = await test.request('PATCH', `${LIBRARY}/sdxl-turbo`, { ...read, status: 'quarantined', id: 'x' })
    expect(forged).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id' }, { pointer: '/status' }] } })
    expect((await test.request('PATCH', `${LIBRARY}/sdxl-turbo`, { nmae: 'x' })).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/nmae' }],
    })
  })

  it('shows what a removal frees, then removes that and nothing else, and records it', async () => {
    await install(libraryEntry('sdxl-turbo'), libraryEntry('sdxl-1-0-base'))
    const before = await treeOf(modelsDir())
    const dry = await test.request('DELETE', `${LIBRARY}/sdxl-turbo?dry_run=1`)
    expect([dry.status, dry.body]).toMatchObject([
      200,
      {
        files: [{ path: 'sdxl/sdxl-turbo/model.safetensors', freed_bytes: 1, is_there: true }],
        freed_bytes: 1,
        keeps_files: false,
        deletes_model: false,
        in_use: [],
      },
    ])
    expect(await treeOf(modelsDir())).toEqual(before)
    expect((await test.request('DELETE', `${LIBRARY}/sdxl-turbo`)).status).toBe(204)
    const after = await treeOf(modelsDir())
    const gone = Object.keys(before).filter((path) => !(path in after))
    expect(gone).toEqual(['sdxl/sdxl-turbo', 'sdxl/sdxl-turbo/model.safetensors'])
    expect((await installedOf('sdxl-turbo')).installed).toBe(false)
    const { body } = await test.request<{ changes: { revision: number; action: string }[] }>(
      'GET',
      '/api/v1/changes?limit=1',
    )
    expect(body.changes[0]?.action).toBe('library.remove')
    expect((await test.request('POST', `/api/v1/changes/${body.changes[0]?.revision}/undo`)).status).toBe(409)
  })

  it('refuses to remove what an installed model needs, unless it is forced', async () => {
    await test.request('PATCH', '/api/v1/models/sdxl-1-0-refiner', {
      companions: [{ model_id: 'sdxl-turbo', reason: 'Required for training' }],
    })
    await install(libraryEntry('sdxl-turbo'), libraryEntry('sdxl-1-0-refiner'))
    const refused = await test.request('DELETE', `${LIBRARY}/sdxl-turbo`)
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Required for training')])
    expect((await test.request('DELETE', `${LIBRARY}/sdxl-turbo?force=1`)).status).toBe(204)
  })

  it('removes nothing behind a link', async () => {
    await install(libraryEntry('sdxl-turbo'))
    await writeFileAt(join(place.home, 'elsewhere/model.safetensors'), 'precious')
    await symlink(join(place.home, 'elsewhere'), join(modelsDir(), 'sdxl/linked'))
    await install(
      libraryEntry('sdxl-1-0-base', { files: [{ path: 'sdxl/linked/model.safetensors', size: 0, sha256: null }] }),
    )
    await writeFile(join(place.home, 'elsewhere/model.safetensors'), 'precious')
    expect((await test.request('DELETE', `${LIBRARY}/sdxl-1-0-base`)).status).toBe(409)
    expect(await readFile(join(place.home, 'elsewhere/model.safetensors'), 'utf8')).toBe('precious')
  })

  it('only forgets what was adopted in place, unless it is told to remove it', async () => {
    const folder = join(place.home, 'comfy')
    const path = join(folder, 'x.safetensors')
    await writeFileAt(path, 'x')
    const adopted = { path: folder, adopted_from: folder, files: [{ path, size: 1, sha256: null }] }
    const adopt = async () => {
      const text = await readFile(manifest(), 'utf8').catch(() => '{"version":1,"models":[]}')
      const models = [...JSON.parse(text).models, camelCased(libraryEntry('sdxl-turbo', adopted))]
      await writeFile(manifest(), JSON.stringify({ ...JSON.parse(text), models }))
    }
    await adopt()
    expect((await test.request('DELETE', `${LIBRARY}/sdxl-turbo`)).status).toBe(204)
    expect(await readFile(path, 'utf8')).toBe('x')
    await adopt()
    expect((await test.request('DELETE', `${LIBRARY}/sdxl-turbo?files=remove`)).status).toBe(204)
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('releases what is quarantined when an admin says so, and records it', async () => {
    await install(libraryEntry('sdxl-turbo', { status: 'quarantined' }))
    expect((await installedOf('sdxl-turbo')).installed).toBe(false)
    const { body } = await test.request<InstalledModel>('POST', `${LIBRARY}/sdxl-turbo/unlock`)
    expect(body).toMatchObject({ status: 'unverified', unlocked: true })
    expect((await installedOf('sdxl-turbo')).installed).toBe(true)
    expect((await test.request('POST', `${LIBRARY}/sdxl-turbo/unlock`)).status).toBe(409)
  })

  it('deletes an installed model only when it is said what becomes of its files', async () => {
    await install(libraryEntry('sdxl-turbo'), libraryEntry('sdxl-1-0-base'))
    await test.request('GET', LIBRARY)
    expect((await test.request('DELETE', '/api/v1/models/sdxl-turbo')).status).toBe(409)
    expect((await test.request('DELETE', '/api/v1/models/sdxl-turbo?files=remove')).status).toBe(204)
    expect((await test.request('DELETE', '/api/v1/models/sdxl-1-0-base?files=keep')).status).toBe(204)
    const { body } = await test.request<Listed>('GET', LIBRARY)
    expect(body.models.map(({ id }) => id)).toEqual(['sdxl-1-0-base'])
    expect(Object.keys(await treeOf(join(modelsDir(), 'sdxl')))).toEqual([
      'sdxl-1-0-base',
      'sdxl-1-0-base/model.safetensors',
    ])
  })

  it('gives a new database the rows of installed models, and overwrites nothing that it has', async () => {
    const { body } = await test.request<{ models: Record<string, unknown>[] }>('GET', '/api/v1/models?q=sdxl-turbo')
    const mine = { ...body.models[0], display_name: 'Mine', model_key: 'mine' }
    const facts = await test.request('POST', '/api/v1/models', { ...factsIn(mine), id: 'mine' })
    expect(facts.status).toBe(201)
    await install(libraryEntry('mine'), libraryEntry('sdxl-turbo', { name: 'Another name' }))
    await test.request('GET', LIBRARY)
    await test.request('PATCH', '/api/v1/models/mine', { display_name: 'Still mine' })
    await test.request('PATCH', '/api/v1/models/sdxl-turbo', { description: 'x' })
    await vi.waitFor(async () => expect(await readFile(manifest(), 'utf8')).toContain('"displayName":"Still mine"'))
    await test.close()
    const models = modelsDir()
    const other = await newPlace(engine)
    test = await openTestRoster({ engine, place: other, populate: true, variables: { MODELS_DIR: models } })
    expect((await test.request('GET', '/api/v1/models/mine')).body).toMatchObject({
      display_name: 'Still mine',
      installed: true,
    })
    expect((await test.request('GET', '/api/v1/models/sdxl-turbo')).body).toMatchObject({ display_name: 'SDXL Turbo' })
    // A row that somebody deletes stays deleted.
    await test.request('DELETE', '/api/v1/models/mine?files=keep')
    await test.close()
    test = await openTestRoster({ engine, place: other, variables: { MODELS_DIR: models } })
    expect((await test.request('GET', '/api/v1/models/mine')).status).toBe(404)
    await test.close()
    await other.remove()
    test = await openTestRoster({ engine, place })
  })
})

/** What may be sent of a model that was read. */
function factsIn(model: Record<string, unknown>): Record<string, unknown> {
  const server = ['id', 'number', 'uuid', 'installed', 'configured', 'origin', 'created_by', 'created_at', 'updated_at']
  return Object.fromEntries(Object.entries(model).filter(([name]) => !server.includes(name)))
}
