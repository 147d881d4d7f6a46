// The manifest as a file that several servers replace: each replacement follows the one that it was made from.
import { randomUUID } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { link, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import type { LibraryEntry } from '../contract.ts'
import { diskError, syncFolder } from '../durable.ts'
import { broken, type KnownLines, type Manifest, readManifest, writeManifest } from './text.ts'

/** A change of the entries, made in place. It may be made again, on what another server has written meanwhile. */
export type Edit = (entries: Map<string, LibraryEntry>) => void

/** A successor that was claimed and not put in place by then belongs to a server that is no more. */
const ABANDONED_MS = 3000
/** With the name of a successor that nobody will come back for. */
const FORGOTTEN_MS = 60_000

type Stamp = string | undefined

/**
 * No lock, and none that could be left behind: whoever replaces revision n first claims the name of revision n + 1, by
 * a link to its finished text, which one alone can make; then it moves that to the manifest's name. A server that dies in
 * between has left a whole successor, which the next one puts in place.
 */
export class ManifestFile {
  readonly path: string
  readonly #now: Clock
  #stamp: Stamp
  #manifest: Manifest = { revision: 0, rest: {}, entries: new Map() }
  #known: KnownLines = new Map()

  constructor(path: string, now: Clock) {
    this.path = path
    this.#now = now
  }

  /** Whether there was a manifest when it was last looked at. */
  get exists(): boolean {
    return this.#stamp !== undefined
  }

  /**
   * The entries as they are now; costs one look at the folder where nobody has written. A manifest that is gone since
   * it was read stays what it was: its volume may have been taken away, and the next change writes it again.
   * @throws RosterError for a manifest that is broken.
   */
  async read(): Promise<ReadonlyMap<string, LibraryEntry>> {
    const stamp = await this.#look()
    if (stamp !== undefined && stamp !== this.#stamp) await this.#load(stamp)
    return this.#manifest.entries
  }

  /** Resolves with the entries when the change is on the disk. @throws RosterError; then nothing was changed. */
  async change(edit: Edit): Promise<ReadonlyMap<string, LibraryEntry>> {
    for (;;) {
      const before = await this.read()
      const entries = new Map(before)
      edit(entries)
      if (isSame(before, entries)) return before
      const { revision, rest } = this.#manifest
      if (await this.#replace({ revision: revision + 1, rest, entries })) return entries
    }
  }

  /** Removes what servers that died have left beside it. */
  async tidy(): Promise<void> {
    const folder = dirname(this.path)
    const name = basename(this.path)
    const isOurs = (file: string) => file.startsWith(`.${name}.`) && /\.(next|partial)$/.test(file)
    const names = await readdir(folder).catch(() => [])
    for (const path of names.filter(isOurs).map((file) => join(folder, file))) {
      const found = await stat(path).catch(() => undefined)
      if (found && this.#now().getTime() - found.mtimeMs > FORGOTTEN_MS) await rm(path, { force: true })
    }
  }

  /** @returns false where another server was first. */
  async #replace(manifest: Manifest): Promise<boolean> {
    const finished = join(dirname(this.path), `.${basename(this.path)}.${randomUUID()}.partial`)
    const next = this.#successor(manifest.revision)
    const stamp = this.#stamp
    const { lines, known } = await writeManifest(manifest, this.#now())
    try {
      await writeSynced(finished, lines)
      if (!(await claim(finished, next, lines))) {
        await this.#standAside(next)
        return false
      }
      await rm(finished)
      // From here on nobody else can follow the revision that this was made from, if it is still that one.
      if (!(await this.#isStill(stamp, manifest.revision - 1))) {
        await rm(next, { force: true })
        return false
      }
      if (!(await moved(next, this.path))) return false
      await syncFolder(dirname(this.path))
    } catch (error) {
      throw diskError(error, this.path)
    } finally {
      await rm(finished, { force: true })
    }
    this.#manifest = manifest
    this.#known = known
    this.#stamp = await this.#look()
    return true
  }

  async #isStill(stamp: Stamp, revision: number): Promise<boolean> {
    const present = await this.#look()
    if (present === undefined) return true
    const written = await revisionOf(this.path)
    return present === stamp && (written === undefined || written === revision)
  }

  /** Waits until whoever has claimed this successor is done; puts it in place where that will not happen. */
  async #standAside(next: string): Promise<void> {
    const claimed = await stampOf(next)
    for (let waited = 0; waited < ABANDONED_MS; ) {
      if (claimed === undefined || (await stampOf(next)) !== claimed) return
      const pause = 2 + Math.random() * 20
      await wait(pause)
      waited += pause
    }
    const isWhole = await readFile(next)
      .then((bytes) => readManifest(bytes, next, this.#known))
      .then(() => true)
      .catch(() => false)
    if (isWhole) await moved(next, this.path)
    else await rm(next, { force: true })
  }

  #successor(revision: number): string {
    return join(dirname(this.path), `.${basename(this.path)}.${revision}.next`)
  }

  #look(): Promise<Stamp> {
    return stampOf(this.path).catch((error: unknown) => {
      throw broken(this.path, messageOf(error), error)
    })
  }

  async #load(stamp: Stamp): Promise<void> {
    const bytes = await readFile(this.path).catch((error: unknown) => {
      throw broken(this.path, messageOf(error), error)
    })
    const { known, revision, rest, entries } = await readManifest(bytes, this.path, this.#known)
    // Read by its name after it was looked at: it may be a newer one, which the next look then tells.
    this.#manifest = { revision, rest, entries }
    this.#known = known
    this.#stamp = stamp
  }
}

/** As its first line says; undefined where somebody wrote it by hand. A stamp may come again, a revision does not. */
async function revisionOf(path: string): Promise<number | undefined> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const [, revision] = /^\{"version":1,"revision":(\d+)/.exec(buffer.toString('latin1', 0, bytesRead)) ?? []
    return revision === undefined ? undefined : Number(revision)
  } finally {
    await handle.close()
  }
}

const HEAD_BYTES = 64

const isSame = (left: ReadonlyMap<string, LibraryEntry>, right: ReadonlyMap<string, LibraryEntry>): boolean =>
  left.size === right.size && [...right].every(([id, entry]) => left.get(id) === entry)

/** Another number for another file, and for the same file with other content. */
async function stampOf(path: string): Promise<Stamp> {
  const found = await stat(path, { bigint: true }).catch((error: unknown) => {
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw error
  })
  return found && stampText(found)
}

const stampText = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(' ')

async function writeSynced(path: string, lines: readonly string[]): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(chunksOf(lines))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const LINES_A_CHUNK = 200

function* chunksOf(lines: readonly string[]): Generator<string> {
  for (let start = 0; start < lines.length; start += LINES_A_CHUNK)
    yield lines
      .slice(start, start + LINES_A_CHUNK)
      .join('\n')
      .concat(start + LINES_A_CHUNK < lines.length ? '\n' : '')
}

const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'])

/** Whether this name was free and is now ours. */
async function claim(finished: string, name: string, lines: readonly string[]): Promise<boolean> {
  try {
    await link(finished, name)
    return true
  } catch (error) {
    const code = isObject(error) ? error.code : undefined
    // A network disk may have made the link and lost the answer.
    if (code === 'EEXIST') return (await stat(finished)).nlink > 1
    if (!NO_LINKS.has(code)) throw error
  }
  try {
    await writeFile(name, chunksOf(lines), { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if (isObject(error) && error.code === 'EEXIST') return false
    throw error
  }
}

/** False where it is not there any more: another server has put it in place, thinking that this one was dead. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return false
    throw error
  }
}
