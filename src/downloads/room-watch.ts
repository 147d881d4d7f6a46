// Downloads that found the disk full, or closed to them: each goes on by itself once there is room for it.
import type { Database } from '../db/index.ts'
import type { Room } from './room.ts'
import type { WholeRow } from './row.ts'
import { readByStatus } from './store.ts'

export interface RoomWatchParts {
  database: Pick<Database, 'reader'>
  room: Room
  resume: (id: string) => Promise<unknown>
  /** Is given each look, so that a close waits for the last one and a failure is told. */
  keep: (work: Promise<void>) => void
  /** How often it looks, in milliseconds. */
  everyMs?: number | undefined
}

const EVERY_MS = 30_000
const WAITS_FOR_ROOM: ReadonlySet<string | undefined> = new Set(['disk_full', 'not_writable'])

const isWaiting = ({ status, error }: Pick<WholeRow, 'status' | 'error'>): boolean =>
  status === 'paused' && WAITS_FOR_ROOM.has(error?.code)

/** Looks only as long as something waits. */
export class RoomWatch {
  readonly #parts: RoomWatchParts
  #timer: NodeJS.Timeout | undefined

  constructor(parts: RoomWatchParts) {
    this.#parts = parts
  }

  watch(row: WholeRow): void {
    const { keep, everyMs = EVERY_MS } = this.#parts
    if (isWaiting(row)) this.#timer ??= setInterval(() => keep(this.#look()), everyMs).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    const { database, room, resume } = this.#parts
    const waiting = (await readByStatus(database.reader, ['paused'])).filter(isWaiting)
    if (waiting.length === 0) return this.close()
    for (const row of waiting) {
      if (!(await room.hasRoomFor(row))) continue
      // One at a time: what the first takes is no longer there for the second. One that is too large holds up nobody.
      await resume(row.id)
      return
    }
  }
}
