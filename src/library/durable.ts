// Files that appear whole or not at all, and that are still there after a power cut.
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf, RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'

/** Moves a finished and synced file to its name, replacing what is there, and makes that last. */
export async function publishFile(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Makes what was renamed, linked or removed in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call: there a rename lasts by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const CLOSED: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** A fault of the disk as an error that says what to do; anything else as it was. */
export function diskError(error: unknown, folder: string): unknown {
  const code = isObject(error) ? error.code : undefined
  if (FULL.has(code))
    return new RosterError('disk_full', `The disk of ${folder} is full; make room and try again`, { cause: error })
  if (CLOSED.has(code))
    return new RosterError(
      'not_writable',
      `${folder} cannot be written (${messageOf(error)}); give Roster the right to write there, or set MODELS_DIR`,
      { cause: error },
    )
  return error
}
