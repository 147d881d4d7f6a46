// A partial on the disk with its journal: opened without following a link, durable in steps, closed so that it can go on.
import { constants } from 'node:fs'
import { basename, dirname } from 'node:path'
import { RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'
import type { Claim } from './claim.ts'
import { notWritable } from './disk-faults.ts'
import { type FileSystem, removeFile, syncFolder } from './files.ts'
import type { Journal } from './journal.ts'
import { changedPath } from './names.ts'
import { restoreSegments } from './resume.ts'
import { Segments, segmentBytes } from './segments.ts'
import type { PartHandle } from './writer.ts'

/** What is known of the file and its server, kept in the journal. */
export type Facts = Pick<Journal, 'size' | 'ranged' | 'etags' | 'lastModified'>

export interface PartOptions {
  partial: string
  claim: Claim
  files: FileSystem
  /** What the upstream said beforehand. */
  size: number | null
  segmentBytes: number | null
}

const UNKNOWN: Omit<Facts, 'size'> = { ranged: null, etags: {}, lastModified: null }
const FLAGS = constants.O_RDWR | constants.O_NOFOLLOW
const NEW = FLAGS | constants.O_CREAT | constants.O_EXCL

export class Part {
  readonly handle: PartHandle
  readonly facts: Facts
  /** The file as it was verified in an earlier run, where it still is so. */
  readonly verified: Journal['verified']
  segments: Segments
  /** Bytes that a power cut would leave. */
  durable: number
  readonly #options: PartOptions
  #unsynced = 0
  #saving: Promise<void> | undefined

  private constructor(options: PartOptions, handle: PartHandle, facts: Facts, found: Found) {
    this.#options = options
    this.handle = handle
    this.facts = facts
    this.segments = found.segments
    this.verified = found.verified
    this.durable = found.segments.downloaded
  }

  /** @throws Contested where somebody else began the same partial at the same moment */
  static async open(options: PartOptions): Promise<Part> {
    const { claim, size } = options
    const { found } = claim
    const isUsable = found !== undefined && (size === null || found.size === null || found.size === size)
    const handle = isUsable ? await openFound(options) : undefined
    if (found && handle) {
      const { ranged, etags, lastModified } = found
      const facts: Facts = { size: size ?? found.size, ranged, etags, lastModified }
      const segments = restoreSegments(found.segments, facts.size) ?? planned(facts.size, options)
      const { mtimeMs, size: length } = await handle.stat()
      const { verified } = found
      const isSame = verified?.mtimeMs === mtimeMs && verified.size === length
      return new Part(options, handle, facts, { segments, verified: isSame ? verified : null })
    }
    const facts = { ...UNKNOWN, etags: {}, size }
    const fresh = { segments: planned(size, options), verified: null }
    await claim.save({ ...facts, segments: [], verified: null })
    return new Part(options, await openNew(options), facts, fresh)
  }

  get unsynced(): number {
    return this.#unsynced
  }

  /** Bytes that it takes on the disk; 0 where the system does not tell. */
  async allocated(): Promise<number> {
    return ((await this.handle.stat()).blocks ?? 0) * 512
  }

  wrote(bytes: number): void {
    this.#unsynced += bytes
  }

  /** The size became known. */
  learnSize(size: number): void {
    this.facts.size = size
    this.segments.extend(size, this.#options.segmentBytes ?? segmentBytes(size))
  }

  /** Begins again with nothing; `aside` keeps what was here under another name. */
  async startOver(aside: boolean): Promise<void> {
    const { partial, files } = this.#options
    await this.#saving
    this.facts.size = this.#options.size
    this.facts.etags = {}
    this.facts.lastModified = null
    this.segments =
      this.facts.ranged === false
        ? Segments.plan(this.facts.size, Number.MAX_SAFE_INTEGER)
        : planned(this.facts.size, this.#options)
    if (aside) await this.#copyAside(partial, files)
    await this.handle.truncate(0)
    await this.checkpoint()
  }

  /** A copy shares blocks where the file system can; our own file stays the one that is open. */
  async #copyAside(partial: string, files: FileSystem): Promise<void> {
    await removeFile(changedPath(partial), files)
    await files.copyFile(partial, changedPath(partial), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  }

  /** Moves the bytes to another name. */
  async quarantine(path: string): Promise<void> {
    const { partial, files } = this.#options
    await this.#saving
    this.#unsynced = 0
    await files.rename(partial, path)
    await syncFolder(dirname(path), files)
  }

  /** First the bytes, then the journal that claims them. Concurrent calls share one. */
  checkpoint(verified: Journal['verified'] = null): Promise<void> {
    this.#saving ??= this.#save(verified).finally(() => {
      this.#saving = undefined
    })
    return this.#saving
  }

  /** After what is being saved now. */
  async settle(verified: Journal['verified'] = null): Promise<void> {
    await this.#saving
    await this.checkpoint(verified)
  }

  /** Ends what is being saved, for a journal that is written later would claim the partial again; saves what is not. */
  async quiet(saves: boolean): Promise<void> {
    await this.#saving?.catch(() => undefined)
    if (saves && this.#unsynced > 0) await this.checkpoint()
  }

  async #save(verified: Journal['verified']): Promise<void> {
    const segments = this.segments.all.map(({ start, end, done, crc }): Journal['segments'][number] => [
      start,
      Number.isFinite(end) ? end : null,
      done,
      crc,
    ])
    const durable = this.segments.downloaded
    const unsynced = this.#unsynced
    this.#unsynced = 0
    await this.handle.datasync().catch((error: unknown) => {
      this.#unsynced += unsynced
      throw error
    })
    await this.#options.claim.save({ ...this.facts, segments, verified })
    this.durable = durable
  }
}

interface Found {
  segments: Segments
  verified: Journal['verified']
}

const planned = (size: number | null, options: PartOptions): Segments =>
  Segments.plan(size, options.segmentBytes ?? segmentBytes(size ?? 0))

/** None where it is gone: then all is fetched again. */
async function openFound({ partial, files }: PartOptions): Promise<PartHandle | undefined> {
  try {
    const handle = await files.open(partial, FLAGS)
    const { nlink } = await handle.stat()
    if (nlink === 1) return handle
    // Published already, and killed before this name was removed: what others see must not be written to.
    await handle.close()
    await files.unlink(partial)
    return undefined
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw linkFault(error, partial)
  }
}

async function openNew({ partial, claim, files }: PartOptions): Promise<PartHandle> {
  try {
    return await files.open(partial, NEW, 0o600)
  } catch (error) {
    if (!isObject(error) || error.code !== 'EEXIST') throw error
    if (await claim.isContested()) throw new Contested(partial)
    // Bytes that nobody knows anything of.
    await files.unlink(partial)
    const handle = await files.open(partial, NEW, 0o600)
    await syncFolder(dirname(partial), files)
    return handle
  }
}

const linkFault = (error: unknown, partial: string): unknown =>
  isObject(error) && error.code === 'ELOOP'
    ? notWritable(partial, 'it is a link; nothing is written through one')
    : error

/** Somebody else was faster. */
export class Contested extends RosterError {
  constructor(partial: string) {
    super('conflict', `${basename(partial)} is being brought by somebody else`)
  }
}
