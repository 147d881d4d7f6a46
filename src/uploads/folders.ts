// Folders that uploads make on their way, and that go with what was in them.
import { mkdir, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, sep } from 'node:path'
import { isObject } from '../core/record.ts'
import { diskError } from '../library/index.ts'

/** Removes a file and the folders above it that are empty then, for an empty one looks like a model. */
export async function removeBelow(modelsDir: string, file: string): Promise<void> {
  await rm(file, { force: true })
  for (let folder = dirname(file); folder.startsWith(modelsDir + sep); folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      // Something else lies in it, or somebody else has removed it.
      () => false,
    )
    if (!isGone) return
  }
}

/** @throws RosterError `disk_full`, `not_writable`. */
export async function makeFolderOf(file: string, modelsDir: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    // A disk that may only be read says to a whole path that it is not there.
    const isRefused = isObject(error) && error.code === 'ENOENT'
    throw diskError(isRefused ? Object.assign(error, { code: 'EROFS' }) : error, modelsDir)
  })
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (isObject(error) && error.code === 'ENOENT') return false
      throw error
    },
  )

export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
