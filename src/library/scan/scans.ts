// Scans of this server: one at a time, in the background, with a state that anybody can read.
import { randomUUID } from 'node:crypto'
import { readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Admin, SYSTEM } from '../../core/actor.ts'
import type { Clock } from '../../core/clock.ts'
import { invalid, messageOf, RosterError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { sameJson } from '../../core/record.ts'
import { isoTime } from '../../core/time.ts'
import type { LibraryEntry } from '../contract.ts'
import { liesIn, placeOf } from '../places.ts'
import type { Scan, ScanRequest } from './contract.ts'
import { type NamedPlace, placeAt } from './place.ts'
import { adoptedRoot, type Root } from './roots.ts'
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
    this.#begin(actor, roots, request)
    return this.state
  }

  /**
   * Adopts the models that a file or folder holds, where they are, and waits until that is done.
   * @throws RosterError as `start` does, with a pointer to `/source/path`; `unavailable` where it was stopped.
   */
  async adopt(actor: Admin, path: string): Promise<LibraryEntry[]> {
    const named = await placeAt(path, '/source/path')
    const root = await this.#rootAt(named, 'auto')
    const state = this.#begin(actor, [root], { path, kind: 'auto' })
    await this.#running
    const [fault] = state.errors
    if (state.status !== 'completed')
      throw new RosterError('unavailable', `${path} was not adopted: ${fault?.detail ?? 'the server stops'}`)
    const { library } = this.#options
    const isOf = (place: string) => (root.only === undefined ? liesIn(place, root.place) : place === root.only)
    const found = library
      .list()
      .filter(({ files }) => files.some((file) => isOf(placeOf(file.path, library.modelsDir))))
    if (found.length > 0) return found
    throw new RosterError('not_a_model_file', fault ? `${fault.path}: ${fault.detail}` : `${path} holds no weights`)
  }

  #begin(actor: Admin, roots: readonly Root[], request: ScanRequest): Scan {
    if (this.#running !== undefined)
      throw new RosterError('conflict', 'Another scan is running; GET /api/v1/library/scan says how far it is')
    this.#request = request
    const started: Partial<Scan> = { id: randomUUID(), status: 'running', path: request.path }
    const scan: Scan = { ...IDLE, ...started, errors: [], started_at: isoTime(this.#options.clock()) }
    this.#scan = scan
    this.#running = this.#run(actor, roots, scan).finally(() => {
      this.#running = undefined
    })
    return scan
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
      const roots = await Promise.all([...adopted].map((from) => adoptedRoot(from, 'auto')))
      return [own, ...roots]
    }
    const named = await placeAt(path, '/path')
    if (!named.isFolder) throw invalid('/path', 'must be a folder')
    return [await this.#rootAt(named, kind)]
  }

  async #rootAt({ place, isFolder }: NamedPlace, kind: ScanRequest['kind']): Promise<Root> {
    const { modelsDir } = this.#options.library
    // Links do not count: the same folder is the same models.
    const real = await realpath(modelsDir)
    if (!liesIn(place, real)) return adoptedRoot(place, kind)
    const inside = join(modelsDir, place.slice(real.length))
    const own = { kind: 'folder', adoptedFrom: null } as const
    return isFolder ? { ...own, place: inside } : { ...own, place: dirname(inside), only: inside }
  }
}
