// Folders that cannot be made, on a file system that is replaced: as root a test may write everywhere.
import { expect, it, vi } from 'vitest'
import { makeFolderOf } from './folders.ts'

const mkdir = vi.hoisted(() => vi.fn())
vi.mock('node:fs/promises', async (original) => ({ ...(await original<object>()), mkdir }))

it.each([
  ['EROFS', 'not_writable'],
  // What a disk that is mounted to be read says to a whole path.
  ['ENOENT', 'not_writable'],
  ['ENOSPC', 'disk_full'],
])('says of %s what it means', async (code, meaning) => {
  mkdir.mockRejectedValueOnce(Object.assign(new Error(code), { code }))
  await expect(makeFolderOf('/models/custom/m.safetensors', '/models')).rejects.toMatchObject({ code: meaning })
})
