// Scans of this server: one at a time, in the background, with a state that anybody can read.
import { randomUUID } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, parse } from 'node:path'
import { type Admin, SYSTEM } from '../../core/actor.ts'
import type { Clock } from '../../core/clock.ts'
import { invalid, messageOf, RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { sameJson } from '../../core/record.ts'
import { isoTime } from '../../core/time.ts'
import { liesIn } from '../places.ts'
import type { Scan, ScanRequest } from './contract.ts'
import { type Root, recognise } from './roots.ts'
import { type ScanTools, scan } from './run.ts'
import { Stamps } from './stamps.ts'

export interface ScansOptions extends ScanTools {
  /** The folder of what this server keeps for itself. */
  home: string
  log: Log
  clock: Clock
}

const ERRORS_SHOWN = 100

const IDLE: Scan = {
  ...{ id: null, status: 'idle', path: null, files_seen: 0, files_total: null, added: 0, changed: 0, missing: 0 },
  ...{ errors: [], errors_total: 0, started_at: null, ended_at: null },
}

export class Scans {
  readonly #options: ScansOptions
  readonly #stamps: Stamps
  #scan: Scan = IDLE
  #request: ScanRequest | undefined
  #running: Promise<void> | undefined
  #controller = new AbortController()

  constructor(options: ScansOptions) {
    this.#options = options
    this.#stamps = new Stamps(join(options.home, 'scanned-files.json'), options.log)
  }

  get state(): Scan {
    return { ...this.#scan, errors: [...this.#scan.errors] }
  }

  /**
   * The same scan again is the one that is running.
   * @throws RosterError `invalid` for a folder that cannot be scanned, `conflict` while another scan is running.
   */
  async start(actor: Admin, request: ScanRequest): Promise<Scan> {
    if (this.#running && sameJson(request, this.#request)) return this.state
    const roots = await this.#rootsOf(request)
    if (this.#running !== undefined)
      throw new RosterError('conflict', 'Another scan is running; GET /api/v1/library/scan says how far it is')
    this.#request = request
    this.#scan = {
      ...IDLE,
      id: randomUUID(),
      status: 'running',
      path: request.path,
      errors: [],
      started_at: isoTime(this.#options.clock()),
    }
    this.#running = this.#run(actor, roots, this.#scan).finally(() => {
      this.#running = undefined
    })
    return this.state
  }

  /** Without a manifest, what lies in the folder tells what was in it. */
  async rebuild(): Promise<void> {
    const { library, log } = this.#options
    if (!library.isNew || (await readdir(library.modelsDir)).length === 0) return
    log.warn(`There is no record of installed models; it is made anew from what lies in ${library.modelsDir}`)
    await this.start(SYSTEM, { path: null, kind: 'auto' })
  }

  async close(): Promise<void> {
    this.#controller.abort()
    await this.#running
  }

  async #run(actor: Admin, roots: readonly Root[], state: Scan): Promise<void> {
    const { log, clock } = this.#options
    const { signal } = this.#controller
    const onError = (path: string, detail: string) => {
      state.errors_total++
      if (state.errors.length < ERRORS_SHOWN) state.errors.push({ path, detail })
    }
    try {
      await this.#options.library.refresh()
      const before = await this.#stamps.load()
      const listening = { progress: state, onError, signal }
      await this.#stamps.save(await scan(actor, roots, before, this.#options, listening))
      state.status = 'completed'
      const { added, changed, missing } = state
      log.info({ scan: state.id, added, changed, missing }, 'scan completed')
    } catch (error) {
      state.status = signal.aborted ? 'cancelled' : 'failed'
      if (signal.aborted) return
      onError(roots[0]?.place ?? '', messageOf(error))
      log.warn({ scan: state.id }, `scan failed: ${messageOf(error)}`)
    } finally {
      state.ended_at = isoTime(clock())
    }
  }

  /** Without a path everything: MODELS_DIR, and each folder that something was adopted from. */
  async #rootsOf({ path, kind }: ScanRequest): Promise<Root[]> {
    const { library } = this.#options
    const own: Root = { place: library.modelsDir, kind: 'folder', adoptedFrom: null }
    if (path === null) {
      const adopted = new Set(library.list().flatMap(({ adopted_from }) => (adopted_from ? [adopted_from] : [])))
      const roots = await Promise.all([...adopted].map((folder) => adoptedRoot(folder, 'auto')))
      return [own, ...roots]
    }
    const place = await folderAt(path)
    // Links do not count: the same folder is the same models.
    const modelsDir = await realpath(library.modelsDir)
    if (place === modelsDir) return [own]
    if (liesIn(place, modelsDir)) return [{ ...own, place: join(library.modelsDir, place.slice(modelsDir.length)) }]
    return [await adoptedRoot(place, kind)]
  }
}

const adoptedRoot = async (folder: string, kind: ScanRequest['kind']): Promise<Root> => ({
  ...(await recognise(folder, kind)),
  adoptedFrom: folder,
})

async function folderAt(path: string): Promise<string> {
  if (!isAbsolute(path)) throw invalid('/path', 'must be an absolute path on the machine of the server')
  const place = await realpath(path).catch((error: unknown) => {
    throw invalid('/path', `cannot be read: ${messageOf(error)}`, error)
  })
  if (place === parse(place).root) throw invalid('/path', 'must be a folder of models, not a whole disk')
  if (!(await stat(place)).isDirectory()) throw invalid('/path', 'must be a folder')
  return place
}
