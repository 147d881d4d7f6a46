// The library of this server: which models lie whole on its disk.
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../core/clock.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { InstalledStatus, LibraryEntry } from './contract.ts'
import { type Edit, ManifestFile } from './manifest/file.ts'

export interface LibraryOptions {
  modelsDir: string
  manifestPath: string
  log: Log
  now?: Clock
}

/** How often it is looked whether another server has written the manifest; a watch does not work on a network disk. */
const LOOK_EVERY_MS = 2000

const USABLE: ReadonlySet<InstalledStatus> = new Set(['ok', 'unverified'])

/**
 * Opens the library. A folder that is there and cannot be written is a warning, for what lies in it can still be used;
 * one that is missing and cannot be made, or a manifest that cannot be read, is an error.
 */
export async function openLibrary({
  modelsDir,
  manifestPath,
  log,
  now = systemClock,
}: LibraryOptions): Promise<Library> {
  await makeFolder(modelsDir, 'The folder for models', 'MODELS_DIR')
  await makeFolder(dirname(manifestPath), 'The folder of the record of installed models', 'MODELS_DB_PATH')
  await access(modelsDir, constants.W_OK).catch((error: unknown) => {
    log.warn(`${modelsDir} cannot be written (${messageOf(error)}): no model can be downloaded until that changes`)
  })
  const manifest = new ManifestFile(manifestPath, now)
  await manifest.tidy()
  const entries = await manifest.read()
  return new Library(modelsDir, manifest, entries, log)
}

const makeFolder = (path: string, what: string, variable: string): Promise<unknown> =>
  mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new RosterError(
      'not_writable',
      `${what} ${path} cannot be made (${messageOf(cause)}); set ${variable} to one that can`,
      { cause },
    )
  })

interface Waiting {
  edit: Edit
  resolve: () => void
  reject: (error: unknown) => void
}

/** Called with the ids of the models that came, went or changed. */
export type LibraryListener = (ids: readonly string[]) => void

export class Library {
  readonly modelsDir: string
  /** Ids of the models whose weights can be used; the set is live. */
  readonly installed: ReadonlySet<string>
  /** Whether it began without a manifest: what lies in the folder is not known then. */
  readonly isNew: boolean
  readonly #installed = new Set<string>()
  readonly #manifest: ManifestFile
  readonly #log: Log
  readonly #listeners = new Set<LibraryListener>()
  readonly #timer: NodeJS.Timeout
  #entries: ReadonlyMap<string, LibraryEntry> = new Map()
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  #lastWarning: string | undefined
  readonly #name = randomUUID()
  #changes = 0

  constructor(modelsDir: string, manifest: ManifestFile, entries: ReadonlyMap<string, LibraryEntry>, log: Log) {
    this.modelsDir = modelsDir
    this.installed = this.#installed
    this.isNew = !manifest.exists
    this.#manifest = manifest
    this.#log = log
    this.#take(entries)
    this.#timer = setInterval(() => void this.#lookAgain(), LOOK_EVERY_MS).unref()
  }

  /** Another one after each change. */
  get tag(): string {
    return `${this.#name}-${this.#changes}`
  }

  find(id: string): LibraryEntry | undefined {
    return this.#entries.get(id)
  }

  list(): LibraryEntry[] {
    return [...this.#entries.values()]
  }

  /** Records a model whose files lie in their place; one with the same id is replaced. */
  add(entry: LibraryEntry): Promise<void> {
    return this.change((entries) => entries.set(entry.id, entry))
  }

  /**
   * Changes entries in the manifest. What is asked for while another change is written goes together into the next one.
   * @param edit may be called several times, each time with what the manifest says by then.
   * @throws RosterError where the manifest cannot be read or written; nothing is changed then.
   */
  change(edit: (entries: Map<string, LibraryEntry>) => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ edit, resolve, reject })
      this.#writing ??= this.#writeAll().finally(() => {
        this.#writing = undefined
      })
    })
  }

  /** Takes in what other servers have written since. @throws RosterError for a manifest that is broken. */
  async refresh(): Promise<void> {
    if (!this.#writing) this.#take(await this.#manifest.read())
  }

  /** Calls back after each change, here or by another server. Returns how to stop. */
  onChange(listener: LibraryListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    // One turn later, so that whoever adds many at once has them written at once.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const together = this.#waiting
      this.#waiting = []
      try {
        let failed = new Map<Waiting, unknown>()
        const entries = await this.#manifest.change((present) => {
          failed = new Map()
          apply(together, present, failed)
        })
        this.#take(entries)
        for (const each of together)
          if (failed.has(each)) each.reject(failed.get(each))
          else each.resolve()
      } catch (error) {
        for (const { reject } of together) reject(error)
      }
    }
  }

  #take(entries: ReadonlyMap<string, LibraryEntry>): void {
    const before = this.#entries
    if (before === entries) return
    const changed = [...entries.values()].filter((entry) => before.get(entry.id) !== entry).map(({ id }) => id)
    for (const id of before.keys()) if (!entries.has(id)) changed.push(id)
    this.#entries = entries
    for (const id of changed) {
      const entry = entries.get(id)
      if (entry && USABLE.has(entry.status)) this.#installed.add(id)
      else this.#installed.delete(id)
    }
    this.#changes++
    if (changed.length > 0) for (const listener of [...this.#listeners]) listener(changed)
  }

  async #lookAgain(): Promise<void> {
    try {
      await this.refresh()
      this.#lastWarning = undefined
    } catch (error) {
      const warning = messageOf(error)
      if (warning !== this.#lastWarning) this.#log.warn(warning)
      this.#lastWarning = warning
    }
  }
}

/** An edit that throws changes nothing, and holds up no other. */
function apply(together: readonly Waiting[], entries: Map<string, LibraryEntry>, failed: Map<Waiting, unknown>): void {
  const before = [...entries]
  const good = together.filter((each) => !failed.has(each))
  for (const each of good) {
    try {
      each.edit(entries)
    } catch (error) {
      failed.set(each, error)
      entries.clear()
      for (const [id, entry] of before) entries.set(id, entry)
      apply(together, entries, failed)
      return
    }
  }
}
