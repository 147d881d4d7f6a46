// A removal touches exactly the paths that the model lists, and nothing at all where one of them leads elsewhere.
import { link, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { libraryEntry, writeFileAt } from '../../../test/support/library.ts'
import { treeOf } from '../../../test/support/tree.ts'
import type { LibraryEntry } from '../contract.ts'
import { carryOut } from './carry-out.ts'
import { planRemoval } from './plan.ts'

let root: string
let modelsDir: string
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'roster-remove-')))
  modelsDir = join(root, 'models')
  await mkdir(modelsDir)
})
afterEach(() => rm(root, { recursive: true }))

const at = (path: string) => join(root, path)
const filesOf = (paths: readonly string[]) => paths.map((path) => ({ path, size: 1, sha256: null }))
const entryWith = (paths: readonly string[], facts: Partial<LibraryEntry> = {}) =>
  libraryEntry('mine', { path: 'sdxl/mine', files: filesOf(paths), ...facts })

async function remove(entry: LibraryEntry, isShared = (_path: string) => false) {
  await carryOut(await planRemoval(entry, modelsDir, isShared))
}

/** Files of this model and of others, and every way out that a path can take. */
async function fill(): Promise<void> {
  const paths = ['models/sdxl/mine/a.safetensors', 'models/sdxl/mine/sub/b.json', 'models/sdxl/other/c.safetensors']
  for (const path of [...paths, 'models/lora/loose.safetensors', 'outside/precious.txt'])
    await writeFileAt(at(path), path)
  await symlink(at('outside'), at('models/sdxl/mine/out'))
  await symlink(at('outside/precious.txt'), at('models/sdxl/mine/link.safetensors'))
  await symlink('../other', at('models/sdxl/mine/aside'))
  await mkdir(at('models/sdxl/mine/empty'))
}

const REMOVABLE = [
  'sdxl/mine/a.safetensors',
  'sdxl/mine/sub/b.json',
  'sdxl/mine/link.safetensors',
  'sdxl/mine/gone.bin',
]
const TRAPS = [
  'sdxl/mine/out/precious.txt',
  'sdxl/mine/aside/c.safetensors',
  'sdxl/mine/../../../outside/precious.txt',
  '../outside/precious.txt',
  'sdxl/mine/empty',
  'sdxl/mine/out',
  '.',
]

describe('a removal', () => {
  it('touches exactly the listed paths, or nothing', async () => {
    const lists = fc.uniqueArray(fc.constantFrom(...REMOVABLE, ...REMOVABLE, ...TRAPS))
    await fc.assert(
      fc.asyncProperty(lists, async (paths) => {
        await rm(root, { recursive: true })
        await fill()
        const before = await treeOf(root)
        // A link that is listed itself is removed as a link; a way through it is a trap.
        const isTrap = paths.some((path) => TRAPS.includes(path) && path !== 'sdxl/mine/out')
        if (isTrap) await expect(remove(entryWith(paths))).rejects.toMatchObject({ code: 'conflict' })
        else await remove(entryWith(paths))
        const listed = isTrap ? [] : paths.map((path) => `models/${path}`)
        const expected = Object.entries(before).filter(([path]) => !listed.includes(path))
        const isSubEmpty = listed.includes('models/sdxl/mine/sub/b.json')
        const left = expected.filter(([path]) => !(isSubEmpty && path === 'models/sdxl/mine/sub'))
        expect(await treeOf(root)).toEqual(Object.fromEntries(left))
      }),
      { numRuns: 60 },
    )
  })

  it("takes the model's own folders with it where they are empty then, and the folder of its kind never", async () => {
    await writeFileAt(at('models/sdxl/mine/sub/deep/a.safetensors'), 'a')
    await remove(entryWith(['sdxl/mine/sub/deep/a.safetensors']))
    expect(await treeOf(root)).toEqual({ models: 'folder', 'models/sdxl': 'folder' })
  })

  it('leaves a folder that many models share', async () => {
    await writeFileAt(at('models/lora/a.safetensors'), 'a')
    await remove(entryWith(['lora/a.safetensors'], { path: 'lora' }))
    expect(await treeOf(root)).toEqual({ models: 'folder', 'models/lora': 'folder' })
  })

  it('leaves a file that another model has as well', async () => {
    await fill()
    const before = await treeOf(root)
    await remove(entryWith(['sdxl/mine/a.safetensors', 'sdxl/mine/sub/b.json']), (path) =>
      path.endsWith('a.safetensors'),
    )
    const { 'models/sdxl/mine/sub/b.json': _b, 'models/sdxl/mine/sub': _sub, ...left } = before
    expect(await treeOf(root)).toEqual(left)
  })

  it('tells what it frees: nothing for a link, for one of two names and for what is gone', async () => {
    await fill()
    await link(at('models/sdxl/mine/sub/b.json'), at('models/sdxl/other/b.json'))
    const { files } = await planRemoval(entryWith(REMOVABLE), modelsDir, () => false)
    expect(files.map(({ freed_bytes, isThere }) => [freed_bytes, isThere])).toEqual([
      ['models/sdxl/mine/a.safetensors'.length, true],
      [0, true],
      [0, true],
      [0, false],
    ])
  })

  it('refuses a link into the store of another program, and everything outside its folder', async () => {
    await writeFileAt(at('cache/blobs/x'), 'x')
    await mkdir(at('cache/snapshots'))
    await symlink('../blobs/x', at('cache/snapshots/x.safetensors'))
    const adopted = { adopted_from: at('cache'), path: at('cache/snapshots') }
    const before = await treeOf(root)
    for (const path of ['cache/snapshots/x.safetensors', 'models/elsewhere'])
      await expect(remove(entryWith([at(path)], adopted))).rejects.toMatchObject({ code: 'conflict' })
    expect(await treeOf(root)).toEqual(before)
  })

  it('removes the file of an adopted folder, and leaves the folder', async () => {
    await writeFileAt(at('comfy/loras/x.safetensors'), 'x')
    await remove(entryWith([at('comfy/loras/x.safetensors')], { adopted_from: at('comfy'), path: at('comfy/loras') }))
    expect(Object.keys(await treeOf(at('comfy')))).toEqual(['loras'])
  })
})
