// Results are kept for a while: what is older goes, a folder of a job at a time.
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { Housekeeping } from '../core/housekeeping.ts'
import type { Log } from '../core/log.ts'
import { isObject } from '../core/record.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface OutputRetentionOptions {
  folder: string
  /** ROSTER_OUTPUT_DAYS */
  days: number
  clock: Clock
  log: Log
}

export class OutputRetention {
  readonly #options: OutputRetentionOptions
  readonly #housekeeping: Housekeeping

  constructor(options: OutputRetentionOptions) {
    this.#options = options
    const work = async () => void (await this.run())
    this.#housekeeping = new Housekeeping({ what: 'remove old results', work, log: options.log })
  }

  /** Removes all that is too old by now. */
  async run(): Promise<void> {
    const { folder, days, clock } = this.#options
    await mkdir(folder, { recursive: true })
    const oldest = clock().getTime() - days * DAY_MS
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      // Another server may have removed it between.
      const stats = await stat(path).catch((error: unknown) => {
        if (isObject(error) && error.code === 'ENOENT') return undefined
        throw error
      })
      // Other things than folders of jobs are not ours.
      if (stats?.isDirectory() && /^[0-9a-f-]{36}$/.test(name) && stats.mtimeMs < oldest)
        await rm(path, { recursive: true, force: true })
    }
  }

  close(): Promise<void> {
    return this.#housekeeping.close()
  }
}
