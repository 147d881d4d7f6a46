// Whether there is room: cheap enough to be asked before each file and every few seconds while one waits.
import { diskFull } from './disk-faults.ts'
import { type FileSystem, systemFiles } from './files.ts'

/** Left to the database, the manifest and everybody else on the volume. */
export const RESERVE_BYTES = 64 * 1024 * 1024

export interface Room {
  /** Bytes that may be used, the reserve taken off. */
  free: number
  hasRoom: boolean
}

/** @param folder that exists, or one below such a folder */
export async function roomFor(bytes: number, folder: string, files: FileSystem = systemFiles): Promise<Room> {
  const { bavail, bsize } = await files.statfs(folder)
  const free = Math.max(0, bavail * bsize - RESERVE_BYTES)
  return { free, hasRoom: bytes <= free }
}

/** @throws RosterError disk_full */
export async function requireRoom(bytes: number, folder: string, files: FileSystem): Promise<void> {
  if (bytes <= 0) return
  const { free, hasRoom } = await roomFor(bytes, folder, files)
  if (!hasRoom) throw diskFull(folder, { needed: bytes, free })
}
