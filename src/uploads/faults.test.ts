// Disks that are full, manifests that cannot be written, files that would do harm.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { filesBelow, loraOf } from '../../test/support/uploads.ts'
import { SYSTEM } from '../core/actor.ts'
import { createLog } from '../core/log.ts'
import { type Library, openLibrary } from '../library/index.ts'
import type { OpenFile } from './partial-file.ts'
import { Uploads, type UploadsOptions } from './service.ts'

const BLOCK = 64 * 1024
const log = createLog('silent')
let test: TestRoster
let library: Library
beforeAll(async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  const modelsDir = join(test.place.home, 'elsewhere')
  library = await openLibrary({ modelsDir, manifestPath: join(modelsDir, 'installed-models.json'), log })
})
afterAll(() => test.close())

/** A form with one file, as text that a socket would bring. */
async function send(file: Buffer, name: string, options: Partial<UploadsOptions> = {}) {
  const { catalog, changes } = test.roster
  const uploads = new Uploads({ library, catalog, changes, now: () => new Date(), log, ...options })
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const parts = Array.from({ length: Math.ceil(file.length / BLOCK) }, (_, index) =>
    file.subarray(index * BLOCK, (index + 1) * BLOCK),
  )
  const body = Readable.from([Buffer.from(head), ...parts, Buffer.from('\r\n--x--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(file.length + 200) }
  try {
    return await uploads.fromForm(SYSTEM, body, headers)
  } finally {
    await uploads.close()
  }
}

const code = (error: string) => Object.assign(new Error(error), { code: error })

/** A disk that takes this many writes and no more. */
const disk =
  (writes: number, error: string): OpenFile =>
  async (path, flags) => {
    const handle = await open(path, flags)
    const { writev } = handle
    let count = 0
    handle.writev = ((...given: Parameters<typeof writev>) =>
      ++count > writes ? Promise.reject(code(error)) : writev.apply(handle, given)) as typeof writev
    return handle
  }

describe('nothing is left, and the sentence says what to do', () => {
  const file = loraOf(4_000_000)

  it.each<[string, Partial<UploadsOptions>, string, RegExp]>([
    ['where the disk is known to be full', { freeBytes: async () => 1_000_000 }, 'disk_full', /make room/],
    ['where the disk becomes full', { openFile: disk(1, 'ENOSPC') }, 'disk_full', /make room/],
    ['where the quota is used up', { openFile: disk(0, 'EDQUOT') }, 'disk_full', /make room/],
    [
      'where the disk is for reading alone',
      { openFile: () => Promise.reject(code('EROFS')) },
      'not_writable',
      /MODELS_DIR/,
    ],
  ])('%s', async (_, options, expected, says) => {
    const before = filesBelow(library.modelsDir)
    await expect(send(file, 'full.safetensors', options)).rejects.toMatchObject({
      code: expected,
      message: expect.stringMatching(says),
    })
    expect(filesBelow(library.modelsDir)).toEqual(before)
    expect(test.roster.catalog.model('full')).toBeUndefined()
  })

  it('where the manifest cannot be written: the model is taken back', async () => {
    const broken: Library = Object.assign(Object.create(library) as Library, {
      modelsDir: library.modelsDir,
      find: () => undefined,
      add: () => Promise.reject(code('EIO')),
    })
    const before = filesBelow(library.modelsDir)
    await expect(send(file, 'taken-back.safetensors', { library: broken })).rejects.toThrow('EIO')
    expect(filesBelow(library.modelsDir)).toEqual(before)
    expect(test.roster.catalog.model('taken-back')).toBeUndefined()
  })

  it('and it goes once there is room', async () => {
    const entry = await send(file, 'full.safetensors')
    expect(entry).toMatchObject({ id: 'full', status: 'ok', type: 'lora' })
    expect(test.roster.catalog.model('full')?.row).toMatchObject({ provider: 'local', priority: 10, is_active: true })
  })
})

describe('a pickle', () => {
  it('that would run a command is kept in quarantine and not offered', async () => {
    const pickle = Buffer.from(
      '\u0080\u0002cos\nsystem\nq\u0000X\u0002\u0000\u0000\u0000idq\u0001\u0085q\u0002Rq\u0003.',
      'latin1',
    )
    const entry = await send(pickle, 'evil.pt')
    expect(entry).toMatchObject({ status: 'quarantined', identified: { safety: 'dangerous' } })
    expect(library.installed.has('evil')).toBe(false)
    expect(test.roster.catalog.model('evil')?.row.is_active).toBe(false)
  })

  it('under the name of a safer format is refused', async () => {
    const pickle = Buffer.from('\u0080\u0002}q\u0000.', 'latin1')
    await expect(send(pickle, 'mask.safetensors')).rejects.toMatchObject({ code: 'not_a_model_file' })
  })
})
