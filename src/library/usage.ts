// How much of the disk the library takes, per folder and in all, and what lies half arrived in it.
import { lstat, readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from '../core/record.ts'
import type { DiskUsage, LibraryEntry } from './contract.ts'

/** Partial files carry such a name until they are whole: `.model.safetensors.0123456789ab.part`. */
const PARTIAL = /^\..+\.(part|partial)$/
const BLOCK_BYTES = 512
/** Walking a large library takes a while, and half a file more or less is no news. */
const KEPT_MS = 5000

export class Usage {
  readonly #modelsDir: string
  #partial: { bytes: Promise<number>; at: number } | undefined

  constructor(modelsDir: string) {
    this.#modelsDir = modelsDir
  }

  async of(entries: Iterable<LibraryEntry>): Promise<DiskUsage> {
    const by_folder: Record<string, number> = {}
    let total_bytes = 0
    const counted = new Set<string>()
    for (const { status, path, files, adopted_from } of entries) {
      if (status === 'missing') continue
      const bytes = files.reduce((sum, file) => sum + (counted.has(file.path) ? 0 : (file.size ?? 0)), 0)
      for (const file of files) counted.add(file.path)
      const folder = adopted_from ?? path.split('/')[0] ?? ''
      by_folder[folder] = (by_folder[folder] ?? 0) + bytes
      total_bytes += bytes
    }
    const [partial_bytes, free_bytes] = await Promise.all([this.#partialBytes(), this.#freeBytes()])
    return { total_bytes, by_folder, partial_bytes, free_bytes }
  }

  #partialBytes(): Promise<number> {
    const now = performance.now()
    if (!this.#partial || now - this.#partial.at > KEPT_MS)
      this.#partial = { bytes: partialBytesIn(this.#modelsDir), at: now }
    return this.#partial.bytes
  }

  async #freeBytes(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.#modelsDir)
      return bavail * bsize
    } catch (error) {
      // A network disk that is gone for the moment; what lies in the library is known all the same.
      if (isObject(error) && error.code !== undefined) return null
      throw error
    }
  }
}

/** What they take on the disk: a partial file is as long as the whole one from the beginning. */
async function partialBytesIn(folder: string): Promise<number> {
  // A folder that goes away meanwhile holds nothing.
  const names = await readdir(folder, { withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of names) {
    const place = join(folder, entry.name)
    if (entry.isDirectory()) bytes += await partialBytesIn(place)
    else if (entry.isFile() && PARTIAL.test(entry.name))
      bytes += await lstat(place).then(
        ({ blocks }) => blocks * BLOCK_BYTES,
        () => 0,
      )
  }
  return bytes
}
