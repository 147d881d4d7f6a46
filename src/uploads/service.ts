// Uploads: a file that comes in one piece, as a form brings it, or in parts, and becomes an installed model.
import { glob, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Admin } from '../core/actor.ts'
import { messageOf } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { FormFacts } from './contract.ts'
import { removeBelow } from './folders.ts'
import { readForm } from './form.ts'
import { type Arrived, type Installer, install } from './install.ts'
import type { OpenFile } from './partial-file.ts'
import { PARTIALS, type Place, planUpload, requireRoom } from './plan.ts'
import { receiveFile } from './receive.ts'
import { Reservations } from './reservations.ts'
import { TusUploads } from './tus/service.ts'

export interface UploadsOptions extends Installer, Place {
  log: Log
  /** For tests: another disk. */
  openFile?: OpenFile
}

const SWEEP_MS = 60 * 60 * 1000
/** A file that nobody has written to for so long, and that no upload knows of, was left by a server that died. */
const ORPHAN_MS = 24 * 60 * 60 * 1000

export class Uploads {
  /** Those that can go on later. */
  readonly tus: TusUploads
  readonly #options: UploadsOptions
  readonly #reservations = new Reservations()
  readonly #timer: NodeJS.Timeout
  #sweeping: Promise<void> = Promise.resolve()

  constructor(options: UploadsOptions) {
    this.#options = options
    this.tus = new TusUploads({ ...options, reservations: this.#reservations })
    this.#timer = setInterval(() => this.#sweepLater(), SWEEP_MS).unref()
    this.#sweepLater()
  }

  /** Whether a file is about to become this model: what lies in its folder is not a stranger's then. */
  isBringing(id: string): boolean {
    return this.#reservations.has(id)
  }

  /** @throws RosterError as the wire says; nothing of the file is left then. */
  async fromForm(actor: Admin, body: Readable, headers: IncomingHttpHeaders): Promise<LibraryEntry> {
    const { library, openFile } = this.#options
    const length = headers['content-length']
    // The form around the file takes a little as well; without a length the file is as large as it will be.
    const size = Number(length ?? Number.MAX_SAFE_INTEGER)
    let release = () => {}
    const drop = ({ partial }: Arrived) => removeBelow(library.modelsDir, partial)
    try {
      const arrived = await readForm(body, headers, {
        drop,
        take: async ({ name, fields, stream }) => {
          const plan = planUpload({ fileName: name, fields, schema: FormFacts }, this.#options)
          release = this.#reservations.take(plan.id)
          if (length !== undefined) await requireRoom(size, this.#options)
          return receiveFile(stream, { plan, place: this.#options, size, openFile })
        },
      })
      return await install(actor, arrived, this.#options).catch(async (error: unknown) => {
        await drop(arrived)
        throw error
      })
    } finally {
      release()
    }
  }

  /** Removes what is past its time, and what a server that died has left. */
  async sweep(): Promise<void> {
    const known = await this.tus.sweep()
    const { modelsDir } = this.#options.library
    const oldest = this.#options.now().getTime() - ORPHAN_MS
    for await (const path of glob(PARTIALS, { cwd: modelsDir })) {
      if (known.has(path.replaceAll('\\', '/'))) continue
      const { mtimeMs } = await stat(join(modelsDir, path))
      if (mtimeMs < oldest) await removeBelow(modelsDir, join(modelsDir, path))
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#sweeping
    await this.tus.close()
  }

  #sweepLater(): void {
    this.#sweeping = this.#sweeping
      .then(() => this.sweep())
      .catch((error: unknown) => this.#options.log.warn(`Old uploads could not be swept: ${messageOf(error)}`))
  }
}
