// What lies in the library survives a restart, another server and a fault, and a broken record is never replaced.
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBuiltIns } from '../catalog/builtin.ts'
import { createLog } from '../core/log.ts'
import type { LibraryEntry } from './contract.ts'
import { modelFolder, safeRelativePath } from './layout.ts'
import { openLibrary } from './library.ts'

const log = createLog('silent')
let modelsDir: string
let manifestPath: string
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'roster-library-'))
  manifestPath = join(modelsDir, 'installed-models.json')
})
afterEach(() => rm(modelsDir, { recursive: true }))

const open = () => openLibrary({ modelsDir, manifestPath, log, now: () => new Date('2026-01-31T12:00:00Z') })

async function entry(id: string): Promise<LibraryEntry> {
  const { models } = await readBuiltIns()
  const found = models.find((model) => model.id === id)
  if (!found) throw new Error(`no built-in model ${id}`)
  const { id: _id, ...model } = found
  return {
    id,
    name: model.display_name,
    type: model.type,
    family: model.family,
    base_model: model.base_model,
    path: modelFolder(found),
    files: [{ path: `${modelFolder(found)}/model.safetensors`, size: 1, sha256: null }],
    size_bytes: 1,
    source: model.source,
    identified: null,
    installed_at: '2026-01-31T12:00:00Z',
    verified_at: null,
    status: 'ok',
    model,
  }
}

describe('the library', () => {
  it('remembers a model with all that rebuilds its row', async () => {
    const added = await entry('musicgen-small')
    await (await open()).add(added)
    const again = await open()
    expect([...again.installed]).toEqual(['musicgen-small'])
    expect(again.find('musicgen-small')).toEqual(added)
  })

  it('writes the manifest in camelCase, and leaves the keys of others alone', async () => {
    await (await open()).add(await entry('sdxl-turbo'))
    expect(JSON.parse(await readFile(manifestPath, 'utf8'))).toMatchObject({
      version: 1,
      updatedAt: '2026-01-31T12:00:00Z',
      models: [
        {
          sizeBytes: 1,
          installedAt: '2026-01-31T12:00:00Z',
          model: { hfModelId: 'stabilityai/sdxl-turbo', inputDefaults: { cfg_scale: 0 } },
        },
      ],
    })
  })

  it('keeps what another server wrote meanwhile', async () => {
    const [ours, theirs] = [await open(), await open()]
    await theirs.add(await entry('sdxl-turbo'))
    await Promise.all([ours.add(await entry('flux-1-dev')), ours.add(await entry('musicgen-small'))])
    expect([...(await open()).installed].sort()).toEqual(['flux-1-dev', 'musicgen-small', 'sdxl-turbo'])
    expect(ours.installed.has('sdxl-turbo')).toBe(true)
  })

  it('tells whoever listens', async () => {
    const library = await open()
    const heard: string[] = []
    const stop = library.onChange((ids) => heard.push(...ids))
    await library.add(await entry('sdxl-turbo'))
    stop()
    await library.add(await entry('flux-1-dev'))
    expect(heard).toEqual(['sdxl-turbo'])
  })

  it.each([
    ['no JSON', '{"version":1,"mod'],
    ['another version', '{"version":2,"models":[]}'],
    ['a model without an id', '{"version":1,"models":[{}]}'],
  ])('leaves a manifest that is broken as it is: %s', async (_fault, text) => {
    const library = await open()
    await writeFile(manifestPath, text)
    await expect(open()).rejects.toThrow(/installed-models\.json cannot be read: .*repair it or move it away/s)
    await expect(library.add(await entry('sdxl-turbo'))).rejects.toThrow(/cannot be read/)
    expect(await readFile(manifestPath, 'utf8')).toBe(text)
    expect(await readdir(modelsDir)).toEqual(['installed-models.json'])
  })

  it('does not open where its folder cannot be made', async () => {
    await writeFile(join(modelsDir, 'file'), '')
    modelsDir = join(modelsDir, 'file')
    await expect(open()).rejects.toMatchObject({ code: 'not_writable' })
    modelsDir = join(modelsDir, '..')
  })

  // Root may write everywhere, so there is nothing to see as root.
  it.skipIf(process.getuid?.() === 0)('opens a folder that it cannot write, and refuses to add to it', async () => {
    await mkdir(join(modelsDir, 'sdxl'))
    await chmod(modelsDir, 0o555)
    const library = await open()
    await expect(library.add(await entry('sdxl-turbo'))).rejects.toMatchObject({ code: 'not_writable' })
    await chmod(modelsDir, 0o755)
  })
})

describe('the layout', () => {
  it.each([
    [{ type: 'lora', family: 'flux', source: null }, 'lora/x'],
    [{ type: 'vae', family: 'sdxl', source: { type: 'upload' } }, 'vae/x'],
    [{ type: 'adapter', family: 'zimage', source: null }, 'adapter/x'],
    [{ type: 'base_model', family: 'sdxl', source: { type: 'upload' } }, 'custom/x'],
    [{ type: 'base_model', family: 'sdxl', source: { type: 'huggingface' } }, 'sdxl/x'],
    [{ type: 'text_encoder', family: 'qwen', source: null }, 'qwen/x'],
    [{ type: 'base_model', family: 'musicgen', source: null }, 'base/x'],
    [{ type: 'base_model', family: null, source: null }, 'base/x'],
  ] as const)('puts %j into %s', (placed, folder) => {
    expect(modelFolder({ id: 'x', ...placed })).toBe(folder)
  })

  it.each(['../x', '/etc/passwd', 'a//b', 'a/./b', 'a\\b', 'C:x', 'nul', 'com1.txt', 'a.', 'a\u0000', 'a\u202eb', ''])(
    'refuses the file name %j',
    (path) => {
      expect(() => safeRelativePath(path)).toThrow(/cannot be used/)
    },
  )

  it('takes a file in a folder of its repository', () => {
    expect(safeRelativePath('split_files/vae/qwen_image_vae.safetensors')).toBe(
      'split_files/vae/qwen_image_vae.safetensors',
    )
  })
})
