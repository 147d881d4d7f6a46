// The first half of a scan: what lies in the folders, and which of it has to be looked at.
import type { Catalog } from '../../catalog/index.ts'
import { breather } from '../../core/breathe.ts'
import { messageOf, RosterError } from '../../core/errors.ts'
import type { LibraryEntry } from '../contract.ts'
import { modelFolder } from '../layout.ts'
import type { Library } from '../library.ts'
import { liesIn, pathOf } from '../places.ts'
import type { Known } from './known.ts'
import { contentsOf, type Root, type RootContents } from './roots.ts'
import { SCANNED } from './rows.ts'
import type { Unit } from './units.ts'

export interface Work {
  unit: Unit
  adoptedFrom: string | null
  /** The model that the library knows it as. */
  entry: LibraryEntry | undefined
  isChanged: boolean
}

/** Files that lie elsewhere than they did. */
export interface Move {
  entry: LibraryEntry
  /** From the old path to the new one. */
  paths: ReadonlyMap<string, string>
  folder: string
}

/** What is remembered of each file: its stamp, and for what is no model the reason. */
export type Memory = Map<string, [string] | [string, string]>

interface SurveyOptions {
  library: Library
  catalog: Catalog
  known: Known
  isBusy: (id: string) => boolean
  onError: (path: string, detail: string) => void
  signal: AbortSignal
}

export class Survey {
  readonly work: Work[] = []
  readonly moves: Move[] = []
  readonly missing: LibraryEntry[] = []
  readonly memory: Memory = new Map()
  filesTotal = 0
  readonly #options: SurveyOptions
  readonly #contents: (RootContents & { root: Root })[] = []

  constructor(options: SurveyOptions) {
    this.#options = options
  }

  /** @throws what the system says where MODELS_DIR, or the only folder that was asked for, cannot be read. */
  async walk(root: Root, roots: readonly Root[]): Promise<void> {
    const { library, known, onError, signal } = this.#options
    const whole = roots.filter(({ only }) => only === undefined).map(({ place }) => place)
    const others = [library.modelsDir, ...whole].filter((place) => place !== root.place)
    const listed = known.entries.flatMap(({ files }) => files.map(({ path }) => path.split('/').at(-1) ?? ''))
    try {
      const contents = await contentsOf(root, {
        idOf: (place) => this.#ownerOf(place),
        listed: new Set(listed),
        skips: (place) => others.includes(place),
        onError,
        signal,
      })
      this.#requireMounted(root, contents)
      this.#contents.push({ ...contents, root })
    } catch (error) {
      if (signal.aborted || root.adoptedFrom === null || roots.length === 1) throw error
      // A disk that is not attached: what was adopted from it is missing until it is again.
      onError(root.place, messageOf(error))
      this.#contents.push({ units: [], seen: new Map(), root })
    }
  }

  /** What has to be looked at, what has moved, what is gone. */
  async compare(): Promise<void> {
    const isThere = (place: string) => this.#contents.some(({ seen }) => seen.has(place))
    const breathe = breather()
    for (const { units, root } of this.#contents)
      for (const unit of units) {
        this.filesTotal += unit.weights.length
        this.#compareUnit(unit, root, isThere)
        await breathe()
      }
    const accounted = new Set(this.moves.map(({ entry }) => entry.id))
    for (const { entry } of this.work) if (entry) accounted.add(entry.id)
    for (const { root } of this.#contents)
      for (const entry of this.#options.known.entries)
        if (!accounted.has(entry.id) && this.#isGone(entry, root, isThere)) this.missing.push(entry)
  }

  remember({ weights }: Unit, error?: string): void {
    for (const { place, stamp } of weights) this.memory.set(place, error === undefined ? [stamp] : [stamp, error])
  }

  /** What was remembered of other folders stays. */
  keep(before: Memory): void {
    for (const [place, what] of before)
      if (!this.#contents.some(({ root }) => isOf(place, root)) && !this.memory.has(place)) this.memory.set(place, what)
  }

  /** The model that has a folder by the library's own order. */
  #ownerOf(place: string): string | undefined {
    const path = pathOf(place, this.#options.library.modelsDir)
    const row = this.#options.catalog.model(path.split('/')[1] ?? '')?.row
    return row && row.origin !== SCANNED && modelFolder(row) === path ? row.id : undefined
  }

  /** An empty folder in which models have lain is a disk that is not mounted, and says nothing of them. */
  #requireMounted(root: Root, { seen }: RootContents): void {
    const { entries } = this.#options.known
    const count = entries.filter((entry) => entry.status !== 'missing' && this.#isOf(entry, root)).length
    if (seen.size > 0 || count < MANY) return
    throw new RosterError(
      'unavailable',
      `${root.place} holds no file, though ${count} models lay in it; is its disk mounted? Nothing was changed`,
    )
  }

  #isOf({ adopted_from, files, path }: LibraryEntry, { place, adoptedFrom }: Root): boolean {
    if (adoptedFrom !== null || adopted_from) return adoptedFrom === (adopted_from ?? null)
    const base = pathOf(place, this.#options.library.modelsDir)
    return base === '.' || `${files[0]?.path ?? path}/`.startsWith(`${base}/`)
  }

  #isGone(entry: LibraryEntry, root: Root, isThere: (place: string) => boolean): boolean {
    const { known, isBusy } = this.#options
    if (entry.status === 'missing' || !this.#isOf(entry, root) || isBusy(entry.id)) return false
    return !known.placesOf(entry).every(isThere)
  }

  #compareUnit(unit: Unit, { adoptedFrom }: Root, isThere: (place: string) => boolean): void {
    const { known, library, isBusy, onError } = this.#options
    if (unit.id !== undefined && isBusy(unit.id)) return
    const entry = known.entryOf(unit) ?? (unit.id === undefined ? undefined : library.find(unit.id))
    if (entry) {
      const isWhole = known.placesOf(entry).every(isThere)
      // A store may keep a model elsewhere by now; of any other, something is gone.
      if (!isWhole && !unit.source) return
      if (isWhole && known.isUnchanged(unit, entry)) {
        this.remember(unit)
        return
      }
    } else {
      const error = known.errorOf(unit)
      if (error !== undefined) {
        onError(unit.weights[0]?.place ?? unit.folder, error)
        this.remember(unit, error)
        return
      }
      const moved = known.movedFrom(unit, isThere)
      if (moved) {
        this.moves.push({ entry: moved.entry, ...this.#move(unit, moved.from) })
        this.remember(unit)
        return
      }
    }
    this.work.push({ unit, adoptedFrom, entry, isChanged: known.isChanged(unit, entry) })
  }

  #move({ weights, folder }: Unit, from: readonly string[]): Omit<Move, 'entry'> {
    const { modelsDir } = this.#options.library
    const path = (place: string) => pathOf(place, modelsDir)
    return {
      paths: new Map(weights.map(({ place }, index) => [path(from[index] ?? place), path(place)])),
      folder: path(folder),
    }
  }
}

const isOf = (place: string, { place: folder, only }: Root): boolean =>
  only === undefined ? liesIn(place, folder) : place === only

/** Of a few, the last may really have been removed. */
const MANY = 3
