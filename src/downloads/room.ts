// Room on the disk: whether what is on its way fits, and when there is some again for what waits for it.
import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import type { Database } from '../db/index.ts'
import { RESERVE_BYTES } from './engine/index.ts'
import type { WholeRow } from './row.ts'
import { RUNNING } from './statuses.ts'
import { readByStatus } from './store.ts'

export interface RoomOptions {
  database: Pick<Database, 'reader'>
  modelsDir: string
  freeBytes?: ((folder: string) => Promise<number>) | undefined
}

export class Room {
  readonly #options: RoomOptions
  readonly #freeBytes: (folder: string) => Promise<number>

  constructor(options: RoomOptions) {
    this.#options = options
    this.#freeBytes = options.freeBytes ?? freeBytesOf
  }

  free(): Promise<number> {
    return this.#freeBytes(this.#options.modelsDir)
  }

  /** @throws RosterError `disk_full` where so many bytes do not fit beside what others are bringing. */
  async require(bytes: number, id: string): Promise<void> {
    const { database, modelsDir } = this.#options
    const running = await readByStatus(database.reader, RUNNING)
    const others = running.filter((row) => row.id !== id).reduce((sum, row) => sum + missingOf(row), 0)
    const free = await this.free()
    if (free >= bytes + others + RESERVE_BYTES) return
    const beside = others > 0 ? `, beside ${others} that other downloads will take` : ''
    throw new RosterError(
      'disk_full',
      `${bytes} bytes are needed in ${modelsDir}${beside}, and ${free} are free, of which 64 MiB stay so; it goes on when there is room`,
    )
  }

  /** Whether a download that found the disk full, or closed to it, could go on. */
  async hasRoomFor(row: WholeRow): Promise<boolean> {
    try {
      await access(this.#options.modelsDir, constants.W_OK)
      await this.require(missingOf(row), row.id)
      return true
    } catch (error) {
      // Still full, closed, or not even there: all of them are reasons to go on waiting.
      if (isObject(error) && 'code' in error) return false
      throw error
    }
  }
}

const missingOf = ({ total_bytes, downloaded_bytes }: WholeRow): number =>
  Math.max(0, (total_bytes ?? downloaded_bytes) - downloaded_bytes)

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
