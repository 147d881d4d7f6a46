// What is known before a scan: which model has which file, and how each file looked when it was last seen.
import type { LibraryEntry } from '../contract.ts'
import { placeOf } from '../places.ts'
import type { Unit } from './units.ts'

/** By place: the stamp, and for what was no model the reason. */
export type Remembered = ReadonlyMap<string, readonly [stamp: string, error?: string]>

export class Known {
  readonly entries: readonly LibraryEntry[]
  readonly #remembered: Remembered
  readonly #byPlace = new Map<string, LibraryEntry>()
  readonly #byRepo = new Map<string, LibraryEntry>()
  readonly #placesOf = new Map<string, string[]>()
  #byStamp: Map<string, string> | undefined

  constructor(entries: readonly LibraryEntry[], remembered: Remembered, modelsDir: string) {
    this.entries = entries
    this.#remembered = remembered
    for (const entry of entries) {
      const places = entry.files.map(({ path }) => placeOf(path, modelsDir))
      this.#placesOf.set(entry.id, places)
      for (const place of places) this.#byPlace.set(place, entry)
      const { source, adopted_from } = entry
      if (adopted_from && source?.type === 'huggingface' && source.repo) this.#byRepo.set(source.repo, entry)
    }
  }

  placesOf({ id }: LibraryEntry): readonly string[] {
    return this.#placesOf.get(id) ?? []
  }

  entryOf({ weights, source }: Unit): LibraryEntry | undefined {
    const byPlace = weights.map(({ place }) => this.#byPlace.get(place)).find((entry) => entry !== undefined)
    // A repository whose newer commit was fetched lies in another folder, and is the same model.
    return byPlace ?? (source?.repo ? this.#byRepo.get(source.repo) : undefined)
  }

  /** Whether every file is as it was when it was last looked at. */
  isUnchanged({ weights }: Unit, entry: LibraryEntry): boolean {
    const known = new Set(this.placesOf(entry))
    return (
      entry.status !== 'missing' &&
      entry.identified !== null &&
      weights.every(({ place, stamp }) => known.has(place) && this.#remembered.get(place)?.[0] === stamp)
    )
  }

  /**
   * Whether a file was seen before and is another now; device and inode may change when a disk does. One that no scan has
   * seen yet is another where somebody has written it since it was verified.
   */
  isChanged({ weights }: Unit, entry: LibraryEntry | undefined): boolean {
    const verified = entry?.verified_at ? Date.parse(entry.verified_at) + CLOCKS_DIFFER_MS : Number.POSITIVE_INFINITY
    return weights.some(({ place, stamp }) => {
      const before = this.#remembered.get(place)?.[0]
      return before === undefined ? writtenAt(stamp) > verified : contentOf(before) !== contentOf(stamp)
    })
  }

  /** Why these files were no model when they were last looked at, where they have not changed since. */
  errorOf({ weights }: Unit): string | undefined {
    const [first] = weights
    const before = first && this.#remembered.get(first.place)
    const isSame = weights.every(({ place, stamp }) => this.#remembered.get(place)?.[0] === stamp)
    return isSame ? before?.[1] : undefined
  }

  /**
   * The model whose files these are although they lay elsewhere: the same files of the same disk, of the same size and
   * time, and no longer where they were.
   */
  movedFrom(
    { weights }: Unit,
    isThere: (place: string) => boolean,
  ): { entry: LibraryEntry; from: string[] } | undefined {
    this.#byStamp ??= new Map([...this.#remembered].map(([place, [stamp]]) => [stamp, place]))
    const from: string[] = []
    for (const { stamp } of weights) {
      const place = this.#byStamp.get(stamp)
      if (place === undefined || isThere(place)) return undefined
      from.push(place)
    }
    const [entry, ...others] = new Set(from.map((place) => this.#byPlace.get(place)))
    return entry && others.length === 0 ? { entry, from } : undefined
  }
}

/** Of this machine and of whoever serves its disk. */
const CLOCKS_DIFFER_MS = 10_000

/** In milliseconds since 1970. */
const writtenAt = (stamp: string): number => Number(stamp.split(':')[3]) / 1e6

/** Size and time, without device and inode. */
const contentOf = (stamp: string): string => stamp.split(':').slice(2).join(':')
