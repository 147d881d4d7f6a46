// What is left to verify, kept over a restart: hashing a large library takes hours.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'

const Saved = z.object({ ids: z.array(z.string()), is_paused: z.boolean() })
type Saved = z.infer<typeof Saved>

export class SavedQueue {
  readonly #path: string
  readonly #log: Log
  #last: Promise<void> = Promise.resolve()

  constructor(path: string, log: Log) {
    this.#path = path
    this.#log = log
  }

  /** Undefined where nothing is left. */
  async load(): Promise<Saved | undefined> {
    const text = await readFile(this.#path, 'utf8').catch(() => '')
    if (text === '') return undefined
    try {
      return Saved.parse(JSON.parse(text))
    } catch (error) {
      this.#log.warn(`What was left to verify is not known any more (${this.#path}): ${messageOf(error)}`)
      return undefined
    }
  }

  /** One after another; what is behind is left out. */
  save(queue: Saved | undefined): Promise<void> {
    this.#last = this.#last.then(() => this.#write(queue))
    return this.#last
  }

  async #write(queue: Saved | undefined): Promise<void> {
    try {
      if (!queue) return await rm(this.#path, { force: true })
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(`${this.#path}.new`, JSON.stringify(queue))
      await rename(`${this.#path}.new`, this.#path)
    } catch (error) {
      this.#log.warn(`After a restart the verification begins anew: ${messageOf(error)}`)
    }
  }
}
