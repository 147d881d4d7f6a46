// Faults of the disk, said so that a person knows what to do about them.
import { messageOf, RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const CLOSED: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTDIR',
  'ELOOP',
])

export const isFull = (error: unknown): boolean => isObject(error) && FULL.has(error.code)

/** @returns a fault of the disk as an error that says what to do; anything else as it was */
export function diskFault(error: unknown, folder: string): unknown {
  const code = isObject(error) ? error.code : undefined
  if (isFull(error)) return diskFull(folder, undefined, error)
  if (!CLOSED.has(code)) return error
  return notWritable(folder, messageOf(error), error)
}

export function diskFull(folder: string, bytes?: { needed: number; free: number }, cause?: unknown): RosterError {
  const told = bytes ? `: ${bytes.needed} bytes are needed and ${bytes.free} can be used, for 64 MiB stay free` : ''
  const sentence = `The disk of ${folder} is full${told}; make room, and the download goes on where it stopped`
  return new RosterError('disk_full', sentence, { cause })
}

export const notWritable = (folder: string, why: string, cause?: unknown): RosterError =>
  new RosterError(
    'not_writable',
    `${folder} cannot be written (${why}); give Roster the right to write there, or set MODELS_DIR`,
    { cause },
  )
