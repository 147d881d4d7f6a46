// The file system, as something that can be given.
import * as fs from 'node:fs/promises'

export type FileSystem = Pick<
  typeof fs,
  | 'chmod'
  | 'copyFile'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'readdir'
  | 'readFile'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'stat'
  | 'statfs'
  | 'unlink'
  | 'utimes'
>

export const systemFiles: FileSystem = fs

/** Makes names of a folder last. Windows has no such call: there a rename lasts by itself. */
export async function syncFolder(folder: string, files: FileSystem): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes what is there; what is not there is no fault. */
export const removeFile = (path: string, files: FileSystem): Promise<void> => files.rm(path, { force: true })
