// A verification reads every byte again and says what is right, wrong or gone; it can be paused, stopped and interrupted.
import { createHash } from 'node:crypto'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { libraryEntry, safetensors, writeFileAt } from '../../../test/support/library.ts'
import { newPlace, openTestRoster, type Place, type TestRoster } from '../../../test/support/roster.ts'
import type { InstalledModel, LibraryEntry } from '../contract.ts'
import { camelCased } from '../manifest/letter-case.ts'
import type { Verification } from './contract.ts'

const VERIFY = '/api/v1/library/verify'
/** Nobody hashes so much before a test has acted. */
const ENDLESS_BYTES = 2 ** 42

let place: Place
let test: TestRoster
beforeEach(async () => {
  place = await newPlace('sqlite')
  test = await openTestRoster({ engine: 'sqlite', place })
})
afterEach(async () => {
  await test.close()
  await place.remove()
})

const at = (path: string) => join(place.home, 'models', path)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A model with one file of such bytes. */
async function install(id: string, bytes: Buffer, facts: Partial<LibraryEntry> = {}): Promise<void> {
  const path = `sdxl/${id}/model.safetensors`
  await writeFileAt(at(path), bytes)
  const manifest = at('installed-models.json')
  const present = await readFile(manifest, 'utf8').then(JSON.parse, () => ({ version: 1, models: [] }))
  const entry = libraryEntry(id, {
    files: [{ path, size: bytes.length, sha256: null }],
    size_bytes: bytes.length,
    status: 'unverified',
    ...facts,
  })
  await writeFile(manifest, JSON.stringify({ ...present, models: [...present.models, camelCased(entry)] }))
}

/** It has no blocks on the disk, and takes as long to read as if it had. */
async function installEndless(id: string): Promise<void> {
  const path = `sdxl/${id}/model.safetensors`
  await install(id, Buffer.from('x'), {
    files: [{ path, size: ENDLESS_BYTES, sha256: null }],
    size_bytes: ENDLESS_BYTES,
  })
  await truncate(at(path), ENDLESS_BYTES)
}

const withHash = (id: string, size: number, hash: string) => ({
  files: [{ path: `sdxl/${id}/model.safetensors`, size, sha256: hash }],
})
const one = async (id: string) => (await test.request<InstalledModel>('GET', `/api/v1/library/${id}`)).body
const state = async () => (await test.request<Verification>('GET', VERIFY)).body
const becomes = (status: Verification['status']) =>
  vi.waitFor(
    async () => {
      const now = await state()
      expect(now.status).toBe(status)
      return now
    },
    { timeout: 20_000, interval: 5 },
  )

describe('a verification', () => {
  it('says of each model whether it is right, wrong or gone, and keeps hashes that were not known', async () => {
    const bytes = Buffer.from('the weights')
    await install('right', bytes, withHash('right', bytes.length, sha256(bytes)))
    await install('wrong', bytes, withHash('wrong', bytes.length, 'a'.repeat(64)))
    await install('short', bytes, withHash('short', 99, sha256(bytes)))
    const whole = safetensors()
    await install('unknown', whole)
    await install('held', whole, { status: 'quarantined' })
    await install('gone', bytes)
    await rm(at('sdxl/gone/model.safetensors'))
    expect((await test.request('POST', VERIFY, {})).status).toBe(202)
    const done = await becomes('completed')
    expect(done).toMatchObject({ models_total: 6, models_done: 6, ok: 3, corrupt: 2, missing: 1, current: null })
    expect(done.bytes_done).toBe(done.bytes_total)
    expect(done.problems.map(({ id }) => id)).toEqual(['wrong', 'short', 'gone'])
    const found = await Promise.all(['right', 'wrong', 'short', 'unknown', 'held', 'gone'].map(one))
    expect(found.map(({ status }) => status)).toEqual(['ok', 'corrupt', 'corrupt', 'ok', 'quarantined', 'missing'])
    expect(found[3]?.files[0]?.sha256).toBe(sha256(whole))
    expect(found.every(({ verified_at }) => verified_at !== null)).toBe(true)
    // A byte that turns from then on is seen.
    await writeFile(at('sdxl/unknown/model.safetensors'), whole.fill(1, whole.length - 1))
    await test.request('POST', '/api/v1/library/unknown/verify')
    await vi.waitFor(async () => expect((await one('unknown')).status).toBe('corrupt'), { timeout: 20_000 })
  })

  it('does not take the first hash of a file for a proof that it is whole', async () => {
    const cut = safetensors().subarray(0, -1)
    await install('cut', cut, { status: 'corrupt' })
    const path = 'sdxl/half/model-00001-of-00002.safetensors'
    await install('half', cut, { status: 'missing', files: [{ path, size: null, sha256: null }] })
    await writeFileAt(at(path), safetensors())
    await test.request('POST', VERIFY, {})
    expect(await becomes('completed')).toMatchObject({
      ok: 0,
      problems: [
        { id: 'cut', detail: expect.stringContaining('cut off') },
        { id: 'half', path: 'model-00002-of-00002.safetensors' },
      ],
    })
    expect([(await one('cut')).status, (await one('half')).status]).toEqual(['corrupt', 'missing'])
    expect((await one('cut')).files[0]?.sha256).toBeNull()
  })

  it('is refused for what is not installed', async () => {
    expect((await test.request('POST', '/api/v1/library/nothing/verify')).status).toBe(404)
    expect((await test.request('POST', VERIFY, { ids: ['nothing'] })).status).toBe(404)
    for (const word of ['pause', 'resume', 'cancel'])
      expect((await test.request('POST', `${VERIFY}/${word}`)).status).toBe(409)
  })

  it('pauses, is in the way of a removal, goes on and is cancelled', async () => {
    await installEndless('large')
    await test.request('POST', VERIFY, {})
    await vi.waitFor(async () => expect((await state()).bytes_done).toBeGreaterThan(0), { timeout: 20_000 })
    expect((await test.request('POST', `${VERIFY}/pause`)).status).toBe(200)
    const paused = await becomes('paused')
    expect(paused).toMatchObject({ models_done: 0, bytes_total: ENDLESS_BYTES, speed: null })
    const refused = await test.request('DELETE', '/api/v1/library/large')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('being verified')])
    await test.request('POST', `${VERIFY}/resume`)
    await vi.waitFor(async () => expect((await state()).bytes_done).toBeGreaterThan(paused.bytes_done), {
      timeout: 20_000,
    })
    await test.request('POST', `${VERIFY}/cancel`)
    await becomes('cancelled')
    expect(await state()).toMatchObject({ models_done: 0, current: null })
    expect((await one('large')).status).toBe('unverified')
  })

  it('goes on after a restart with what was left, paused where it was paused', async () => {
    await installEndless('first')
    await install('second', safetensors())
    await test.request('POST', VERIFY, {})
    await test.request('POST', `${VERIFY}/pause`)
    await test.close()
    test = await openTestRoster({ engine: 'sqlite', place })
    expect(await state()).toMatchObject({ status: 'paused', models_total: 2 })
    await test.request('POST', `${VERIFY}/resume`)
    await test.close()
    await rm(at('sdxl/first/model.safetensors'))
    test = await openTestRoster({ engine: 'sqlite', place })
    await becomes('completed')
    expect((await Promise.all(['first', 'second'].map(one))).map(({ status }) => status)).toEqual(['missing', 'ok'])
    await test.close()
    test = await openTestRoster({ engine: 'sqlite', place })
    expect(await state()).toMatchObject({ status: 'idle' })
  })

  it('is done again for whoever asks at the moment when one ends', async () => {
    const whole = safetensors()
    await install('small', whole)
    const other = Buffer.from(whole).fill(1, whole.length - 1)
    for (let time = 0; time < 20; time++) {
      await writeFile(at('sdxl/small/model.safetensors'), time % 2 === 0 ? whole : other)
      await test.request('POST', VERIFY, {})
      const done = await becomes('completed')
      expect([done.models_total, done.ok, done.corrupt]).toEqual(time % 2 === 0 ? [1, 1, 0] : [1, 0, 1])
    }
  })

  it('is one, whoever asks for it again meanwhile', async () => {
    await installEndless('large')
    const [first, second] = [
      (await test.request<Verification>('POST', VERIFY, {})).body,
      (await test.request<Verification>('POST', '/api/v1/library/large/verify')).body,
    ]
    expect(second).toMatchObject({ id: first.id, models_total: 1 })
  })
})
