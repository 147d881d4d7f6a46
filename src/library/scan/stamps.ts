// What this machine remembers of files that it has looked at, so that those that did not change are not opened again.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'

/** The stamp, and for what was no model the reason. */
const Remembered = z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])])
type Remembered = z.infer<typeof Remembered>
const File = z.object({ version: z.literal(1), files: z.record(z.string(), Remembered) })

/** Kept on this machine and not in the manifest: devices and inodes are others on another machine. */
export class Stamps {
  readonly #path: string
  readonly #log: Log
  #files: Map<string, Remembered> | undefined

  constructor(path: string, log: Log) {
    this.#path = path
    this.#log = log
  }

  /** By place. */
  async load(): Promise<Map<string, Remembered>> {
    this.#files ??= await this.#read()
    return this.#files
  }

  async save(files: Map<string, Remembered>): Promise<void> {
    this.#files = files
    const text = JSON.stringify({ version: 1, files: Object.fromEntries(files) })
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(`${this.#path}.new`, text)
      await rename(`${this.#path}.new`, this.#path)
    } catch (error) {
      this.#log.warn(`The next scan opens every file again: ${messageOf(error)}`)
    }
  }

  /** Whatever is wrong with it, a scan makes it anew. */
  async #read(): Promise<Map<string, Remembered>> {
    const text = await readFile(this.#path, 'utf8').catch(() => '')
    if (text === '') return new Map()
    try {
      return new Map(Object.entries(File.parse(JSON.parse(text)).files))
    } catch (error) {
      this.#log.warn(`${this.#path} cannot be read, so that every file is opened again: ${messageOf(error)}`)
      return new Map()
    }
  }
}
