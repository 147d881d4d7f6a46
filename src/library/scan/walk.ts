// Walks folders of models: each folder once, however links lead to it, and nothing that is hidden or half arrived.
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { breather } from '../../core/breathe.ts'
import { messageOf } from '../../core/errors.ts'

/** A file as it was seen; two with the same stamp are one file that did not change. */
export interface SeenFile {
  place: string
  name: string
  size: number
  stamp: string
}

export interface SeenFolder {
  place: string
  name: string
  depth: number
  files: SeenFile[]
  folders: SeenFolder[]
}

export interface WalkOptions {
  /** Folders that are another scan's business. */
  skips?: (place: string) => boolean
  /** Files that are worth a look. */
  accepts: (name: string) => boolean
  onError: (place: string, detail: string) => void
  signal: AbortSignal
}

/** Deeper lies nothing that a person has put there. */
const DEEPEST = 32
const MOST_FILES = 1_000_000
const AT_ONCE = 64
const PARTIAL = /\.(part|partial|crdownload|tmp|incomplete|aria2|download)$/i

const isShown = (name: string): boolean => !name.startsWith('.') && !PARTIAL.test(name) && name !== '__MACOSX'

/** @throws what the system says where the folder itself cannot be read; of those below, `onError` hears. */
export async function walk(root: string, options: WalkOptions): Promise<SeenFolder> {
  const walker = new Walker(options)
  return walker.folder(root, basename(root), 0, await readdir(root, { withFileTypes: true }))
}

class Walker {
  readonly #options: WalkOptions
  readonly #visited = new Set<string>()
  readonly #breathe = breather()
  #files = 0

  constructor(options: WalkOptions) {
    this.#options = options
  }

  async folder(place: string, name: string, depth: number, names: Dirent[]): Promise<SeenFolder> {
    const { skips, accepts, onError, signal } = this.#options
    signal.throwIfAborted()
    const folder: SeenFolder = { place, name, depth, files: [], folders: [] }
    const { dev, ino } = await stat(place, { bigint: true })
    const isKnown = this.#visited.has(`${dev}:${ino}`)
    this.#visited.add(`${dev}:${ino}`)
    if (isKnown) return folder
    const shown = names.filter((entry) => isShown(entry.name)).sort((left, right) => (left.name < right.name ? -1 : 1))
    const found = shown.filter((entry) => entry.isDirectory() || entry.isSymbolicLink() || accepts(entry.name))
    for (let start = 0; start < found.length; start += AT_ONCE) {
      const seen = await Promise.all(found.slice(start, start + AT_ONCE).map((entry) => this.#look(place, entry)))
      for (const each of seen) {
        if (each === undefined) continue
        if ('isFolder' in each) {
          if (skips?.(each.place)) continue
          if (depth >= DEEPEST) onError(each.place, `It lies more than ${DEEPEST} folders deep and was not looked at`)
          else folder.folders.push(await this.#below(each.place, each.name, depth + 1))
        } else if (accepts(each.name)) {
          if (this.#files++ < MOST_FILES) folder.files.push(each)
          else if (this.#files === MOST_FILES + 1)
            onError(each.place, `There are more than ${MOST_FILES} files; the rest was not looked at`)
        }
      }
      await this.#breathe()
    }
    return folder
  }

  async #below(place: string, name: string, depth: number): Promise<SeenFolder> {
    try {
      return await this.folder(place, name, depth, await readdir(place, { withFileTypes: true }))
    } catch (error) {
      this.#options.signal.throwIfAborted()
      this.#options.onError(place, messageOf(error))
      return { place, name, depth, files: [], folders: [] }
    }
  }

  /** Links are followed: people keep their models on other disks. Undefined for what is neither file nor folder. */
  async #look(folder: string, { name }: Dirent) {
    const place = join(folder, name)
    try {
      const found = await stat(place, { bigint: true })
      if (found.isDirectory()) return { isFolder: true as const, place, name }
      if (!found.isFile()) return undefined
      const { dev, ino, size, mtimeNs } = found
      return { place, name, size: Number(size), stamp: `${dev}:${ino}:${size}:${mtimeNs}` }
    } catch (error) {
      this.#options.onError(place, messageOf(error))
      return undefined
    }
  }
}
