// How much room the disks of our folders have.
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Folder } from './contract.ts'
import { within } from './within.ts'

/** A network drive that is gone answers never. */
const LIMIT_MS = 1000

type Room = Pick<Folder, 'free_bytes' | 'total_bytes'>

export async function roomOf(path: string): Promise<Room> {
  try {
    const { bsize, bavail, blocks } = await within(LIMIT_MS, statfs(path))
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
  } catch (error) {
    const parent = dirname(path)
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    // A folder that is made at the first need lies on the disk of the one above it.
    if (isMissing && parent !== path) return roomOf(parent)
    return { free_bytes: null, total_bytes: null }
  }
}
