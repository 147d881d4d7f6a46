// A partial belongs to whoever renamed its journal: of many who try, one succeeds, on every file system.
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'
import { wait } from '../http/gate.ts'
import { isFull } from './disk-faults.ts'
import { type FileSystem, removeFile } from './files.ts'
import { type Journal, readJournal, writeJournal } from './journal.ts'
import { journalPath, roomPath } from './names.ts'
import { isDead, Owner, thisProcess } from './owner.ts'

export interface Claiming {
  partial: string
  key: string
  signal: AbortSignal
  files: FileSystem
  /** Milliseconds without a sign of life after which an owner on another machine counts as gone. */
  staleMs: number
}

const LOOK_EVERY_MS = 250
/** As long as a journal gets. */
const ROOM_BYTES = 65_536

/** Waits while somebody else brings the same bytes; what they leave is gone on with. */
export async function claimPartial(claiming: Claiming): Promise<Claim> {
  const watched = new Map<string, { mtimeMs: number; since: number }>()
  for (;;) {
    const claim = await tryClaim(claiming, watched)
    if (claim) return claim
    await wait(LOOK_EVERY_MS, claiming.signal)
  }
}

type Watched = Map<string, { mtimeMs: number; since: number }>

async function tryClaim(claiming: Claiming, watched: Watched): Promise<Claim | undefined> {
  const { partial, files } = claiming
  const own = `${journalPath(partial)}.${randomBytes(6).toString('hex')}`
  if (await moved(journalPath(partial), own, files)) return Claim.takeOver(claiming, own)
  const others = await ownersOf(partial, files)
  for (const other of others)
    if ((await isStale(other, claiming, watched)) && (await moved(other, own, files))) {
      await removeFile(roomPath(other), files)
      return Claim.takeOver(claiming, own)
    }
  return others.length === 0 ? new Claim(claiming, own, undefined) : undefined
}

/** Journals that somebody holds. */
async function ownersOf(partial: string, files: FileSystem): Promise<string[]> {
  const prefix = `${basename(journalPath(partial))}.`
  const names = await files.readdir(dirname(partial))
  return names
    .filter((name) => name.startsWith(prefix) && /^[0-9a-f]{12}$/.test(name.slice(prefix.length)))
    .map((name) => join(dirname(partial), name))
}

async function isStale(path: string, { files, staleMs }: Claiming, watched: Watched): Promise<boolean> {
  try {
    const owner = Owner.safeParse(ownerField(await files.readFile(path, 'utf8')))
    if (owner.success && isDead(owner.data)) return true
    const { mtimeMs } = await files.stat(path)
    const seen = watched.get(path)
    if (seen?.mtimeMs === mtimeMs) return performance.now() - seen.since > staleMs
    watched.set(path, { mtimeMs, since: performance.now() })
    return false
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function ownerField(text: string): unknown {
  try {
    const journal: unknown = JSON.parse(text)
    return isObject(journal) ? journal.owner : undefined
  } catch {
    // Being written at this moment, or damaged: then its age decides.
    return undefined
  }
}

async function moved(from: string, to: string, files: FileSystem): Promise<boolean> {
  try {
    await files.rename(from, to)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

const isMissing = (error: unknown): boolean => isObject(error) && error.code === 'ENOENT'

export class Claim {
  /** What the one before left. */
  readonly found: Journal | undefined
  readonly #claiming: Claiming
  readonly #path: string
  /** Monotonic; when it was last certain that nobody took over. */
  #certainAt = performance.now()
  #isWritten: boolean
  #hasRoom = false

  constructor(claiming: Claiming, path: string, found: Journal | undefined, isWritten = false) {
    this.#claiming = claiming
    this.#path = path
    this.found = found
    this.#isWritten = isWritten
  }

  static async takeOver(claiming: Claiming, path: string): Promise<Claim> {
    const { key, files } = claiming
    const found = await readJournal(path, key, files)
    return new Claim(claiming, path, found, true)
  }

  /** Whether somebody else holds a journal of the same partial. */
  async isContested(): Promise<boolean> {
    const { partial, files } = this.#claiming
    return (await ownersOf(partial, files)).some((path) => path !== this.#path)
  }

  async save(journal: Omit<Journal, 'version' | 'key' | 'owner'>): Promise<void> {
    const { key, files } = this.#claiming
    if (this.#isWritten) await this.confirm()
    const whole: Journal = { version: 1, key, owner: thisProcess(), ...journal }
    try {
      if (!this.#hasRoom) await this.#keepRoom()
      await writeJournal(this.#path, whole, files)
    } catch (error) {
      if (!isFull(error)) throw error
      // What has come is worth nothing if it cannot be said.
      await this.#giveRoom()
      await writeJournal(this.#path, whole, files)
    }
    this.#isWritten = true
    this.#certainAt = performance.now()
  }

  /** Shows others that the owner lives. */
  async beat(): Promise<void> {
    const now = new Date()
    try {
      await this.#claiming.files.utimes(this.#path, now, now)
      this.#certainAt = performance.now()
    } catch (error) {
      throw isMissing(error) ? this.#lost() : error
    }
  }

  /** One that slept past its time may have been taken over, and must not write a byte more. */
  get isCertain(): boolean {
    return performance.now() - this.#certainAt < this.#claiming.staleMs / 2
  }

  /** @throws RosterError conflict where somebody took over */
  async confirm(): Promise<void> {
    try {
      await this.#claiming.files.stat(this.#path)
      this.#certainAt = performance.now()
    } catch (error) {
      throw isMissing(error) ? this.#lost() : error
    }
  }

  /** What is here stays, for whoever goes on. */
  async release(): Promise<void> {
    const { partial, files } = this.#claiming
    await this.#giveRoom()
    if (this.#isWritten) await moved(this.#path, journalPath(partial), files)
  }

  async remove(): Promise<void> {
    await this.#giveRoom()
    await removeFile(this.#path, this.#claiming.files)
  }

  async #keepRoom(): Promise<void> {
    const handle = await this.#claiming.files.open(roomPath(this.#path), 'w', 0o600)
    try {
      await handle.writeFile(Buffer.alloc(ROOM_BYTES))
      this.#hasRoom = true
    } finally {
      await handle.close()
    }
  }

  async #giveRoom(): Promise<void> {
    await removeFile(roomPath(this.#path), this.#claiming.files)
  }

  #lost(): RosterError {
    const { partial } = this.#claiming
    return new RosterError('conflict', `Another server went on with ${basename(partial)} while this one did not answer`)
  }
}
