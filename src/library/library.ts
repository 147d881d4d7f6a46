// The library of this server: which models lie whole on its disk.
import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { type Clock, systemClock } from '../core/clock.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { LibraryEntry } from './contract.ts'
import { readManifest, writeManifest } from './manifest.ts'

export interface LibraryOptions {
  modelsDir: string
  manifestPath: string
  log: Log
  now?: Clock
}

export interface Library {
  readonly modelsDir: string
  /** Ids of the models whose weights can be used; the set is live. */
  readonly installed: ReadonlySet<string>
  find(id: string): LibraryEntry | undefined
  list(): LibraryEntry[]
  /** Records a model whose files lie in their place; one with the same id is replaced. */
  add(entry: LibraryEntry): Promise<void>
  /** Calls back after each change, with the id of the model. Returns how to stop. */
  onChange(listener: (id: string) => void): () => void
}

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
  await mkdir(modelsDir, { recursive: true }).catch((cause: unknown) => {
    throw new RosterError(
      'not_writable',
      `The folder for models ${modelsDir} cannot be made (${messageOf(cause)}); set MODELS_DIR to one that can`,
      { cause },
    )
  })
  await access(modelsDir, constants.W_OK).catch((error: unknown) => {
    log.warn(`${modelsDir} cannot be written (${messageOf(error)}): no model can be downloaded until that changes`)
  })
  return new OpenLibrary(modelsDir, manifestPath, await readManifest(manifestPath), now)
}

class OpenLibrary implements Library {
  readonly modelsDir: string
  readonly installed = new Set<string>()
  readonly #manifestPath: string
  readonly #now: Clock
  readonly #listeners = new Set<(id: string) => void>()
  #entries = new Map<string, LibraryEntry>()
  #lastWrite: Promise<unknown> = Promise.resolve()

  constructor(modelsDir: string, manifestPath: string, entries: Map<string, LibraryEntry>, now: Clock) {
    this.modelsDir = modelsDir
    this.#manifestPath = manifestPath
    this.#now = now
    this.#take(entries)
  }

  find(id: string): LibraryEntry | undefined {
    return this.#entries.get(id)
  }

  list(): LibraryEntry[] {
    return [...this.#entries.values()]
  }

  onChange(listener: (id: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(entry: LibraryEntry): Promise<void> {
    const write = this.#lastWrite.then(() => this.#addNow(entry))
    // The next write does not fail because this one did; whoever asked for this one is told.
    this.#lastWrite = write.catch(() => undefined)
    return write
  }

  /** Another server on the same volume may have written since: what it added is kept. */
  async #addNow(entry: LibraryEntry): Promise<void> {
    const entries = await readManifest(this.#manifestPath)
    entries.set(entry.id, entry)
    await writeManifest(this.#manifestPath, entries.values(), this.#now())
    this.#take(entries)
    for (const listener of this.#listeners) listener(entry.id)
  }

  #take(entries: Map<string, LibraryEntry>): void {
    this.#entries = entries
    this.installed.clear()
    for (const { id, status } of entries.values()) if (USABLE.has(status)) this.installed.add(id)
  }
}

const USABLE: ReadonlySet<LibraryEntry['status']> = new Set(['ok', 'unverified'])
